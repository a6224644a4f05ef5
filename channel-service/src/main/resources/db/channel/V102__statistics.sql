-- Each message changes the row of its channel, and events come and go; nothing of that is what the planner should know, nor
-- is another tenth of messages. PostgreSQL looks at these tables anew when as many rows have come or changed as there were,
-- for then every session plans its statements again; and never at what no statement asks for.
ALTER TABLE channel
    SET (autovacuum_analyze_scale_factor = 1),
    ALTER COLUMN topic SET STATISTICS 0,
    ALTER COLUMN purpose SET STATISTICS 0,
    ALTER COLUMN custom_fields SET STATISTICS 0,
    ALTER COLUMN extra SET STATISTICS 0,
    ALTER COLUMN open_webui SET STATISTICS 0;

ALTER TABLE outbox
    SET (autovacuum_analyze_scale_factor = 1),
    ALTER COLUMN id SET STATISTICS 0,
    ALTER COLUMN topic SET STATISTICS 0,
    ALTER COLUMN aggregate_type SET STATISTICS 0,
    ALTER COLUMN aggregate_id SET STATISTICS 0,
    ALTER COLUMN type SET STATISTICS 0,
    ALTER COLUMN payload SET STATISTICS 0;

ALTER TABLE inbox SET (autovacuum_analyze_scale_factor = 1);

-- Statistics are those of the partitions, and so are the settings.
DO $$
DECLARE
    part regclass;
    word text;
BEGIN
    FOR part IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'message'::regclass LOOP
        EXECUTE format('ALTER TABLE %s SET (autovacuum_analyze_scale_factor = 1)', part);
        FOREACH word IN ARRAY ARRAY['author_username', 'author_name', 'author_roles', 'body', 'mentions', 'data', 'meta',
            'extra', 'reactions', 'repliers'] LOOP
            EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS 0', part, word);
        END LOOP;
    END LOOP;
END
$$;

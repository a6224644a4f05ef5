-- Each message changes the row of its channel and that of its author, and events come and go; nothing of that is what the
-- planner should know. PostgreSQL looks at these tables anew when as many rows have changed as there are, not a tenth, for
-- then every session plans its statements again; and never at what no statement asks for.
ALTER TABLE channel
    SET (autovacuum_analyze_scale_factor = 1),
    ALTER COLUMN state SET STATISTICS 0,
    ALTER COLUMN last_message SET STATISTICS 0,
    ALTER COLUMN last_ts SET STATISTICS 0,
    ALTER COLUMN awaited SET STATISTICS 0,
    ALTER COLUMN recent_all_mentions SET STATISTICS 0;

ALTER TABLE membership
    SET (autovacuum_analyze_scale_factor = 1),
    ALTER COLUMN mention_seqs SET STATISTICS 0;

ALTER TABLE outbox
    SET (autovacuum_analyze_scale_factor = 1),
    ALTER COLUMN id SET STATISTICS 0,
    ALTER COLUMN topic SET STATISTICS 0,
    ALTER COLUMN aggregate_type SET STATISTICS 0,
    ALTER COLUMN aggregate_id SET STATISTICS 0,
    ALTER COLUMN type SET STATISTICS 0,
    ALTER COLUMN payload SET STATISTICS 0;

ALTER TABLE inbox SET (autovacuum_analyze_scale_factor = 1);

-- What messages do to the people in their channels. The number of statements does not depend on how
-- many these are, and the rows touched are those of whom there is news to tell. The statements ask by
-- number what came before a message and what after it, not what arrived first.

-- Whoever may write by a grant becomes a member with the first message. Yields how many did.
CREATE FUNCTION join_by_writing(messages jsonb, moment timestamptz) RETURNS integer
    LANGUAGE plpgsql
AS $$
DECLARE
    joined integer;
BEGIN
    WITH told AS (
        SELECT s->'author'->>'id' AS author, coalesce(CAST(s->>'seq' AS bigint), 0) AS seq,
            CAST(s->>'sentAt' AS timestamptz) AS at, place
        FROM jsonb_array_elements(messages) AS s JOIN channel AS place ON place.id = s->>'channelId'
        WHERE s->>'origin' = 'open-webui' AND place.by_grant
    ), added AS (
        INSERT INTO membership AS m (channel_id, user_id, joined_at, read_seq, read_at,
            all_mentions_read, updated_at, version)
        SELECT (place).id, author, moment, seq, at,
            (place).all_mentions - cardinality(later_than((place).recent_all_mentions, seq)),
            moment, 1
        FROM told
        ON CONFLICT DO NOTHING
        RETURNING m
    ), counted AS (
        UPDATE channel SET member_count = member_count + 1
        FROM added WHERE id = (m).channel_id
    )
    INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
        aggregate_version, type, payload, occurred_at)
    SELECT gen_random_uuid(), 'snug.memberships.v1', (m).channel_id, 'membership',
        (m).channel_id || '/' || (m).user_id, (m).version, 'member-added',
        membership_state(m, place, a, 'wrote', false), moment
    FROM added JOIN told ON (place).id = (m).channel_id
    LEFT JOIN account AS a ON a.id = (m).user_id;
    GET DIAGNOSTICS joined = ROW_COUNT;
    RETURN joined;
END
$$;

-- Counts the mentions of a message for those who see its channel; for the others spread_news does.
-- Whoever has read further than a message to everybody has read that too.
CREATE FUNCTION count_mentions(message jsonb) RETURNS void
    LANGUAGE plpgsql
AS $$
DECLARE
    place text := message->>'channelId';
    author text := message->'author'->>'id';
    at_seq bigint := message->>'seq';
    people text[] := ARRAY(SELECT jsonb_array_elements_text(message->'mentions'));
BEGIN
    UPDATE membership AS m
    SET unread = m.unread + 1, unread_mentions = m.unread_mentions + 1,
        mention_seqs = remembered(m.mention_seqs, at_seq)
    WHERE m.channel_id = place AND m.user_id = ANY(people) AND m.user_id <> author
        AND m.removed_at IS NULL AND m.read_seq < at_seq
        AND (m.hidden_at_seq IS NULL OR m.hidden_since >= at_seq);

    IF CAST(message->>'mentionsAll' AS boolean) THEN
        UPDATE membership AS m
        SET all_mentions_read = m.all_mentions_read + 1
        WHERE m.channel_id = place AND m.user_id <> author
            AND m.removed_at IS NULL AND m.read_seq >= at_seq
            AND (m.hidden_at_seq IS NULL OR m.hidden_since >= at_seq);
    END IF;
END
$$;

-- The authors have read what they wrote, and stay hidden where they were; whoever else had hidden a
-- channel before its message sees it again. These are looked up by their channels in so many words,
-- because a planner whose statistics are from before people hid channels takes the index of all that
-- is hidden for empty, and would read the whole of it. Yields how many events that makes.
CREATE FUNCTION spread_news(messages jsonb, moment timestamptz) RETURNS integer
    LANGUAGE plpgsql
AS $$
DECLARE
    events integer;
BEGIN
    WITH told AS (
        SELECT s->>'channelId' AS channel, s->'author'->>'id' AS author,
            CAST(s->>'seq' AS bigint) AS seq, CAST(s->>'sentAt' AS timestamptz) AS at,
            coalesce(CAST(s->>'mentionsAll' AS boolean), false) AS to_all,
            coalesce(s->'mentions', '[]') AS mentions
        FROM jsonb_array_elements(messages) AS s
        WHERE s->>'seq' IS NOT NULL
    ), own AS (
        UPDATE membership AS m
        SET read_seq = greatest(m.read_seq, told.seq), read_at = greatest(m.read_at, told.at),
            unread = CASE WHEN m.read_seq < told.seq
                THEN cardinality(later_than(m.mention_seqs, told.seq)) ELSE m.unread END,
            unread_mentions = CASE WHEN m.read_seq < told.seq
                THEN cardinality(later_than(m.mention_seqs, told.seq))
                ELSE m.unread_mentions END,
            mention_seqs = later_than(m.mention_seqs, told.seq),
            all_mentions_read = CASE
                WHEN m.read_seq < told.seq THEN place.all_mentions
                    - cardinality(later_than(place.recent_all_mentions, told.seq))
                WHEN told.to_all THEN m.all_mentions_read + 1
                ELSE m.all_mentions_read END,
            alert_seq = greatest(m.alert_seq, told.seq),
            hidden_at_seq = CASE WHEN m.hidden_at_seq < told.seq THEN told.seq
                ELSE m.hidden_at_seq END,
            updated_at = CASE WHEN m.hidden_at_seq < told.seq THEN moment ELSE m.updated_at END,
            version = CASE WHEN m.hidden_at_seq < told.seq THEN m.version + 1 ELSE m.version END
        FROM told JOIN channel AS place ON place.id = told.channel
        WHERE m.channel_id = told.channel AND m.user_id = told.author AND m.removed_at IS NULL
        RETURNING m, m.hidden_at_seq = told.seq AS stays_hidden
    ), reopened AS (
        UPDATE membership AS m
        SET hidden_at_seq = NULL, hidden_since = NULL, updated_at = moment,
            version = m.version + 1,
            unread = m.unread
                + CAST(told.mentions ? m.user_id AND m.read_seq < told.seq AS integer),
            unread_mentions = m.unread_mentions
                + CAST(told.mentions ? m.user_id AND m.read_seq < told.seq AS integer),
            mention_seqs = CASE WHEN told.mentions ? m.user_id AND m.read_seq < told.seq
                THEN remembered(m.mention_seqs, told.seq) ELSE m.mention_seqs END,
            all_mentions_read = CASE WHEN told.to_all AND m.read_seq >= told.seq
                THEN m.all_mentions_read + 1 ELSE m.all_mentions_read END
        FROM told
        WHERE m.channel_id = told.channel
            AND m.channel_id = ANY(ARRAY(SELECT channel FROM told))
            AND m.hidden_at_seq IS NOT NULL
            AND m.hidden_since < told.seq AND m.user_id <> told.author
            AND m.removed_at IS NULL
        RETURNING m
    ), news AS (
        SELECT m, 'channel-shown' AS type FROM reopened
        UNION ALL
        SELECT m, 'channel-hidden' AS type FROM own WHERE stays_hidden
    )
    INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
        aggregate_version, type, payload, occurred_at)
    SELECT gen_random_uuid(), 'snug.memberships.v1', place.id, 'membership',
        place.id || '/' || (n.m).user_id, (n.m).version, n.type,
        membership_state(n.m, place, a, NULL, false), moment
    FROM news AS n JOIN channel AS place ON place.id = (n.m).channel_id
    LEFT JOIN account AS a ON a.id = (n.m).user_id;
    GET DIAGNOSTICS events = ROW_COUNT;
    RETURN events;
END
$$;

-- Brings messages, at most one of each channel, to the people there; yields how many events that makes.
--
-- A function, for each of its statements sees what was committed before it, even where the statement that
-- calls it began earlier: that one has waited for the channels' rows, and whoever hid a channel meanwhile
-- is found.
CREATE FUNCTION bring_news(messages jsonb, moment timestamptz) RETURNS integer
    LANGUAGE plpgsql
AS $$
DECLARE
    message jsonb;
    joined integer := 0;
BEGIN
    IF messages @? '$[*] ? (@.origin == "open-webui")' THEN
        joined := join_by_writing(messages, moment);
    END IF;
    IF messages @? '$[*] ? (@.mentionsAll == true || @.mentions.size() > 0)' THEN
        FOR message IN
            SELECT s FROM jsonb_array_elements(messages) AS s
            WHERE s->>'seq' IS NOT NULL
                AND s @? '$ ? (@.mentionsAll == true || @.mentions.size() > 0)'
        LOOP
            PERFORM count_mentions(message);
        END LOOP;
    END IF;
    RETURN joined + spread_news(messages, moment);
END
$$;

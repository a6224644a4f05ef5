-- What it takes to come to the same state in whatever order messages arrive, and however often.

ALTER TABLE channel
    ADD COLUMN awaited int8multirange NOT NULL DEFAULT '{[1,)}',
    ADD COLUMN recent_all_mentions bigint[] NOT NULL DEFAULT '{}',
    ADD COLUMN populated boolean NOT NULL DEFAULT false;

UPDATE channel
SET awaited = int8multirange(int8range(last_seq + 1, NULL)), populated = version > 0;

ALTER TABLE membership
    ADD COLUMN hidden_since bigint,
    ADD COLUMN mention_seqs bigint[] NOT NULL DEFAULT '{}';

UPDATE membership SET hidden_since = hidden_at_seq WHERE hidden_at_seq IS NOT NULL;

COMMENT ON COLUMN channel.awaited IS 'numbers of main-timeline messages not applied yet; one range when none is missing';
COMMENT ON COLUMN channel.recent_all_mentions IS 'numbers of the latest messages to everybody, so that an older message knows which came after it';
COMMENT ON COLUMN channel.populated IS 'the people it was made with are in; messages that came before wait in early_message';
COMMENT ON COLUMN membership.hidden_since IS 'where the channel stood when its owner hid it; hidden_at_seq moves along with their own messages';
COMMENT ON COLUMN membership.mention_seqs IS 'numbers of the latest unread messages that mention them';

-- Messages that came before their channel. They are applied when it comes.
CREATE TABLE early_message (
    channel_id  text  NOT NULL,
    message_id  text  NOT NULL,
    message     jsonb NOT NULL,
    PRIMARY KEY (channel_id, message_id)
);

-- The numbers behind a number.
CREATE FUNCTION later_than(numbers bigint[], seq bigint) RETURNS bigint[]
    LANGUAGE sql IMMUTABLE
    RETURN ARRAY(SELECT n FROM unnest(numbers) AS n WHERE n > seq);

-- One more number; the hundred that came last are kept.
CREATE FUNCTION remembered(numbers bigint[], seq bigint) RETURNS bigint[]
    LANGUAGE sql IMMUTABLE
    RETURN (numbers || seq)[greatest(1, cardinality(numbers) - 98):];

-- Whether people read a channel by its grants, from the state its events carry.
CREATE FUNCTION reads_by_grant(state jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    RETURN state->>'type' = 'public'
        OR state->>'type' = 'private' AND state->>'origin' = 'open-webui'
            AND coalesce(state->'openWebUi'->>'type', '') <> 'group';

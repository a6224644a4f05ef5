-- Every row of a channel carries the channel's id in its key: it is what the data would be sharded by.

CREATE TABLE channel (
    id               text        PRIMARY KEY,
    workspace_id     text        NOT NULL,
    type             text        NOT NULL CHECK (type IN ('private', 'public', 'direct')),
    name             text        NOT NULL,
    display_name     text        NOT NULL,
    topic            jsonb       NOT NULL,
    purpose          jsonb       NOT NULL,
    announcement     text        NOT NULL DEFAULT '',
    read_only        boolean     NOT NULL DEFAULT false,
    archived         boolean     NOT NULL DEFAULT false,
    custom_fields    jsonb       NOT NULL DEFAULT '{}',
    extra            jsonb       NOT NULL DEFAULT '{}',
    creator_id       text        NOT NULL,
    creator_username text        NOT NULL,
    creator_name     text        NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    version          bigint      NOT NULL,
    last_seq         bigint      NOT NULL DEFAULT 0,
    last_ts          bigint      NOT NULL DEFAULT 0,
    last_message_at  timestamptz,
    message_count    bigint      NOT NULL DEFAULT 0,
    origin           text        NOT NULL,
    open_webui       jsonb       NOT NULL
);

-- A look-up by name, and the directory's public channels in the order of their names.
CREATE INDEX channel_of_workspace ON channel (workspace_id, name);
CREATE INDEX channel_public ON channel (workspace_id, name) WHERE type = 'public';

COMMENT ON COLUMN channel.last_seq IS 'number of the newest message of the main timeline';
COMMENT ON COLUMN channel.last_ts IS 'timestamp of the newest message, in microseconds: the next one is later';
COMMENT ON COLUMN channel.open_webui IS 'what only Open WebUI shows: its type, grants, data and meta';

-- A name is taken by inserting it: two creators cannot both succeed.
CREATE TABLE channel_name (
    workspace_id text NOT NULL,
    name         text NOT NULL,
    channel_id   text NOT NULL,
    PRIMARY KEY (workspace_id, name)
);

-- As for names: people have at most one direct channel with each other.
CREATE TABLE direct_channel (
    workspace_id text NOT NULL,
    people       text NOT NULL,
    channel_id   text NOT NULL,
    PRIMARY KEY (workspace_id, people)
);

COMMENT ON COLUMN direct_channel.people IS 'digest of the sorted ids of everybody in it';

CREATE TABLE message (
    channel_id      text    NOT NULL,
    id              text    NOT NULL,
    seq             bigint,
    ts              bigint  NOT NULL,
    author_id       text    NOT NULL,
    author_username text    NOT NULL,
    author_name     text    NOT NULL,
    author_roles    text[]  NOT NULL DEFAULT '{}',
    body            text    NOT NULL,
    thread_id       text,
    thread_ts       bigint,
    thread_author   text,
    reply_to        text,
    system_type     text,
    mentions        jsonb   NOT NULL DEFAULT '[]',
    mentions_all    boolean NOT NULL DEFAULT false,
    data            jsonb,
    meta            jsonb,
    extra           jsonb   NOT NULL DEFAULT '{}',
    bot_id          text,
    origin          text    NOT NULL,
    edited_at       timestamptz,
    edited_by       text,
    reactions       jsonb   NOT NULL DEFAULT '{}',
    reply_count     integer NOT NULL DEFAULT 0,
    latest_reply_ts bigint,
    repliers        text[]  NOT NULL DEFAULT '{}',
    version         bigint  NOT NULL DEFAULT 1,
    PRIMARY KEY (channel_id, id),
    UNIQUE (channel_id, seq)
) PARTITION BY HASH (channel_id);

CREATE TABLE message_0 PARTITION OF message FOR VALUES WITH (MODULUS 8, REMAINDER 0);
CREATE TABLE message_1 PARTITION OF message FOR VALUES WITH (MODULUS 8, REMAINDER 1);
CREATE TABLE message_2 PARTITION OF message FOR VALUES WITH (MODULUS 8, REMAINDER 2);
CREATE TABLE message_3 PARTITION OF message FOR VALUES WITH (MODULUS 8, REMAINDER 3);
CREATE TABLE message_4 PARTITION OF message FOR VALUES WITH (MODULUS 8, REMAINDER 4);
CREATE TABLE message_5 PARTITION OF message FOR VALUES WITH (MODULUS 8, REMAINDER 5);
CREATE TABLE message_6 PARTITION OF message FOR VALUES WITH (MODULUS 8, REMAINDER 6);
CREATE TABLE message_7 PARTITION OF message FOR VALUES WITH (MODULUS 8, REMAINDER 7);

CREATE UNIQUE INDEX message_history ON message (channel_id, ts DESC);
CREATE INDEX message_of_thread ON message (channel_id, thread_id, ts) WHERE thread_id IS NOT NULL;
-- Rocket.Chat asks for a message without saying where it is.
CREATE INDEX message_by_id ON message (id);

COMMENT ON COLUMN message.seq IS 'number in the main timeline; null for a reply shown only in its thread';

-- Copies of what the other services own, fed by their events; a newer version wins.

CREATE TABLE account (
    id           text        PRIMARY KEY,
    workspace_id text        NOT NULL,
    username     text        NOT NULL,
    name         text        NOT NULL,
    email        text,
    roles        text[]      NOT NULL DEFAULT '{}',
    bot          boolean     NOT NULL DEFAULT false,
    active       boolean     NOT NULL DEFAULT true,
    created_at   timestamptz NOT NULL,
    version      bigint      NOT NULL
);

CREATE INDEX account_username ON account (workspace_id, lower(username));

CREATE TABLE member (
    channel_id    text    NOT NULL,
    user_id       text    NOT NULL,
    roles         text[]  NOT NULL DEFAULT '{}',
    active        boolean NOT NULL DEFAULT true,
    hidden_at_seq bigint,
    read_seq      bigint  NOT NULL DEFAULT 0,
    read_at       timestamptz,
    version       bigint  NOT NULL,
    PRIMARY KEY (channel_id, user_id)
);

CREATE INDEX member_of_user ON member (user_id, channel_id) WHERE active;

COMMENT ON COLUMN member.active IS 'false for a tombstone: a late event must not bring a removed member back';

-- The copies of what the other services own come first: events of this service quote them.

-- A row of version 0 is a placeholder: something was heard of the channel before the channel itself.
CREATE TABLE channel (
    id               text        PRIMARY KEY,
    workspace_id     text        NOT NULL,
    type             text        NOT NULL,
    name             text        NOT NULL,
    creator_id       text,
    by_grant         boolean     NOT NULL,
    archived         boolean     NOT NULL,
    state            jsonb       NOT NULL,
    version          bigint      NOT NULL,
    last_seq         bigint      NOT NULL,
    last_ts          text,
    last_message     jsonb,
    last_message_at  timestamptz,
    message_count    bigint      NOT NULL,
    all_mentions     bigint      NOT NULL DEFAULT 0,
    member_count     bigint      NOT NULL DEFAULT 0,
    changed_at       timestamptz NOT NULL,
    deleted_at       timestamptz
);

CREATE INDEX channel_of_workspace ON channel (workspace_id, type, id);
CREATE INDEX channel_name ON channel (workspace_id, name);
CREATE INDEX channel_of_creator ON channel (creator_id) WHERE by_grant;

COMMENT ON COLUMN channel.by_grant IS 'people read it because a grant says so, not because they are members';
COMMENT ON COLUMN channel.all_mentions IS 'messages so far that mention everybody; who has seen how many is in membership';
COMMENT ON COLUMN channel.changed_at IS 'when this copy last changed, by the clock of this service';

-- Who a grant lets read a channel; '*' is everybody.
CREATE TABLE channel_reader (
    channel_id      text NOT NULL,
    principal_type  text NOT NULL,
    principal_id    text NOT NULL,
    PRIMARY KEY (channel_id, principal_type, principal_id)
);

CREATE INDEX channel_reader_of_principal ON channel_reader (principal_type, principal_id, channel_id);

CREATE TABLE account (
    id            text        PRIMARY KEY,
    workspace_id  text        NOT NULL,
    username      text        NOT NULL,
    name          text        NOT NULL,
    email         text,
    roles         text[]      NOT NULL DEFAULT '{}',
    bot           boolean     NOT NULL DEFAULT false,
    active        boolean     NOT NULL DEFAULT true,
    created_at    timestamptz,
    updated_at    timestamptz,
    version       bigint      NOT NULL
);

CREATE INDEX account_username ON account (workspace_id, lower(username));

-- A person in a channel. Hidden is arithmetic: visible when hidden_at_seq is null or below the channel's
-- last_seq. A removed member stays as a tombstone, so that a late event cannot bring them back.
CREATE TABLE membership (
    channel_id        text        NOT NULL,
    user_id           text        NOT NULL,
    roles             text[]      NOT NULL DEFAULT '{}',
    joined_at         timestamptz NOT NULL,
    invited_by        text,
    favourite         boolean     NOT NULL DEFAULT false,
    muted             boolean     NOT NULL DEFAULT false,
    read_seq          bigint      NOT NULL DEFAULT 0,
    read_at           timestamptz,
    alert_seq         bigint      NOT NULL DEFAULT 0,
    hidden_at_seq     bigint,
    unread            integer     NOT NULL DEFAULT 0,
    unread_mentions   integer     NOT NULL DEFAULT 0,
    all_mentions_read bigint      NOT NULL DEFAULT 0,
    removed_at        timestamptz,
    updated_at        timestamptz NOT NULL,
    version           bigint      NOT NULL,
    PRIMARY KEY (channel_id, user_id)
);

CREATE INDEX membership_of_user ON membership (user_id, channel_id);

-- A message asks who had its channel hidden; the answer costs what there is to tell.
CREATE INDEX membership_hidden ON membership (channel_id) WHERE hidden_at_seq IS NOT NULL;

COMMENT ON COLUMN membership.alert_seq IS 'nothing up to here is news: the channel was hidden then; -1 makes an empty channel news';
COMMENT ON COLUMN membership.unread IS 'the badge: mentions, being added, marked as unread';
COMMENT ON COLUMN membership.all_mentions_read IS 'how many of channel.all_mentions have been seen';

CREATE FUNCTION iso_instant(instant timestamptz) RETURNS text
    LANGUAGE sql STABLE
    RETURN to_char(instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- The data of every event of snug.memberships.v1.
CREATE FUNCTION membership_state(member membership, place channel, person account, cause text, initial boolean)
    RETURNS jsonb
    LANGUAGE sql STABLE
    RETURN jsonb_build_object(
        'channelId', member.channel_id,
        'workspaceId', place.workspace_id,
        'channelType', place.type,
        'userId', member.user_id,
        'username', coalesce(person.username, member.user_id),
        'name', coalesce(person.name, person.username, member.user_id),
        'roles', to_jsonb(member.roles),
        'joinedAt', iso_instant(member.joined_at),
        'invitedBy', member.invited_by,
        'initial', initial,
        'cause', cause,
        'favourite', member.favourite,
        'muted', member.muted,
        'readSeq', member.read_seq,
        'readAt', iso_instant(member.read_at),
        'hiddenAtSeq', member.hidden_at_seq,
        'unreadMentions', member.unread_mentions,
        'removedAt', iso_instant(member.removed_at),
        'updatedAt', iso_instant(member.updated_at),
        'version', member.version);

-- Everybody in a channel, in the order they came, for lists that show people inside channels.
CREATE FUNCTION channel_people(place text) RETURNS jsonb
    LANGUAGE sql STABLE
    RETURN (
        SELECT coalesce(jsonb_agg(
            jsonb_build_object(
                'id', m.user_id,
                'username', coalesce(a.username, m.user_id),
                'name', coalesce(a.name, a.username, m.user_id),
                'email', a.email,
                'roles', to_jsonb(coalesce(a.roles, '{}')),
                'bot', coalesce(a.bot, false),
                'active', coalesce(a.active, true))
            ORDER BY m.joined_at, m.user_id), '[]')
        FROM membership m
        LEFT JOIN account a ON a.id = m.user_id
        WHERE m.channel_id = place AND m.removed_at IS NULL);

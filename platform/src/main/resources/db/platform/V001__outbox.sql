-- Events leave through this table: written with the change they tell of, published by one relay.
-- A row is never updated on the hot path; the relay marks it, the sweeper removes it later.
CREATE TABLE outbox (
    seq               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id                uuid        NOT NULL,
    topic             text        NOT NULL,
    event_key         text        NOT NULL,
    aggregate_type    text        NOT NULL,
    aggregate_id      text        NOT NULL,
    aggregate_version bigint      NOT NULL,
    type              text        NOT NULL,
    payload           jsonb       NOT NULL CHECK (jsonb_typeof(payload) = 'object'),
    traceparent       text,
    occurred_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    published_at      timestamptz,
    attempts          int         NOT NULL DEFAULT 0,
    blocked_at        timestamptz,
    reason            text
);

CREATE INDEX outbox_unpublished ON outbox (seq) WHERE published_at IS NULL;
CREATE INDEX outbox_blocked ON outbox (event_key, seq)
    WHERE published_at IS NULL AND blocked_at IS NOT NULL;
CREATE INDEX outbox_published ON outbox (published_at) WHERE published_at IS NOT NULL;

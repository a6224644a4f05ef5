-- Events arrive through this table: an id is written in the transaction of the event's effects.
CREATE TABLE inbox (
    event_id    uuid PRIMARY KEY,
    received_at timestamptz NOT NULL
);

CREATE INDEX inbox_received ON inbox (received_at);

-- Records that could not be applied, until an operator replays them.
CREATE TABLE dead_letter (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic         text        NOT NULL,
    partition     int         NOT NULL,
    record_offset bigint      NOT NULL,
    key           text,
    headers       jsonb       NOT NULL,
    value         bytea       NOT NULL,
    reason        text        NOT NULL,
    parked_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (topic, partition, record_offset)
);

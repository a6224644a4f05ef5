ALTER TABLE channel ADD COLUMN previous_names text[] NOT NULL DEFAULT '{}';

COMMENT ON COLUMN channel.previous_names IS 'what it was called before, newest first; these names are free for others';

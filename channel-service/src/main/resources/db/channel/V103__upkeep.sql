-- PostgreSQL tidies up after messages and events once a minute, and pauses 10 ms, not 2, between a few pages each: calls
-- want the same processors, and a tidying that takes half of one for a second keeps all of them waiting.
ALTER TABLE channel SET (autovacuum_vacuum_cost_delay = 10);
ALTER TABLE outbox SET (autovacuum_vacuum_cost_delay = 10);
ALTER TABLE inbox SET (autovacuum_vacuum_cost_delay = 10);
ALTER TABLE member SET (autovacuum_vacuum_cost_delay = 10);

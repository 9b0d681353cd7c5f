-- Where an event stands among those of all streams: the transaction that appended it, or a later one's that appended to the same
-- stream before. Events below the oldest unfinished transaction are complete, and each stream's stand in their order.
alter table lifecycle.stream add column last_position xid8 not null default pg_current_xact_id();
alter table lifecycle.event add column position xid8 not null default pg_current_xact_id();
alter table lifecycle.stream alter column last_position drop default;
alter table lifecycle.event alter column position drop default;

create index event_by_position on lifecycle.event (integration_id, position, stream_id, sequence);
create index event_position on lifecycle.event (position);
drop index lifecycle.event_integration;
create index event_newest on lifecycle.event (integration_id, appended_at desc, id desc);

-- The last event of each integration, in the order of positions, that is too old to be kept.
create table lifecycle.expired (
    integration_id uuid primary key,
    position       xid8   not null,
    stream_id      uuid   not null,
    sequence       bigint not null
);

-- Whose credentials were opened by the address that came with an event read by pull: each once.
create table lifecycle.opened_credentials (
    event_id uuid primary key,
    at       timestamptz not null
);

create index opened_credentials_at on lifecycle.opened_credentials (at);

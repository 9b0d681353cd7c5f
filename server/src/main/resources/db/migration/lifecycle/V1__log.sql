-- One row per stream. The row lock of its counter makes number order the order of commits, and a rollback gives the number back.
create table lifecycle.stream (
    id              uuid primary key,
    integration_id  uuid not null,
    installation_id uuid,
    last_sequence   bigint not null check (last_sequence > 0)
);

-- The one log. Every transport reads this table; a row never changes, and leaves only when its time is over.
create table lifecycle.event (
    id              uuid primary key,
    stream_id       uuid not null references lifecycle.stream (id),
    integration_id  uuid not null,
    installation_id uuid,
    sequence        bigint not null,
    type            text not null,
    body            text not null,
    appended_at     timestamptz not null,
    unique (stream_id, sequence)
);

create index event_appended_at on lifecycle.event (appended_at);
create index event_integration on lifecycle.event (integration_id, appended_at);

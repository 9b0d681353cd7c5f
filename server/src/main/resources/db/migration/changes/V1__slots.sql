-- One row per replication slot of ours: how far what it brings is safe at the broker, which is never behind what PostgreSQL was told.
create table changes.slot (
    name        text primary key,
    since       timestamptz not null,
    again_since timestamptz,
    made_at     timestamptz,
    carried_lsn pg_lsn,
    carried_at  timestamptz,
    node        text,
    hindrance   text
);

comment on column changes.slot.since is 'from when on changes are wanted at all';
comment on column changes.slot.again_since is 'what was written since then is still to be carried from the tables themselves';
comment on column changes.slot.made_at is 'null while there is no slot: before the first, and after it was taken away on purpose';
comment on column changes.slot.carried_at is 'when the last of what is safe at the broker was committed';

-- Written by the node that carries: PostgreSQL keeps its log from the last change that a slot was asked for, and would keep all of it
-- while nothing but other tables changes.
create table changes.heartbeat (
    slot text primary key,
    at   timestamptz not null
);

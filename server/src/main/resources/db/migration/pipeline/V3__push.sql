-- How the newest record of a key came: what came through the broker is told to all nodes by whoever wrote it, and is not captured again.
alter table pipeline.record add column way text not null default 'POLLED';
alter table pipeline.record alter column way drop default;

-- Up to where records from the broker are written, moved on in the transaction that writes them: none is written twice, and a node
-- that is late writes nothing.
create table pipeline.pushed (
    source      uuid   not null references pipeline.source (integration),
    part        int    not null,
    log         text   not null,
    next_offset bigint not null,
    primary key (source, part)
);

comment on column pipeline.pushed.log is 'of which the offsets are; a topic that was deleted and made anew has another one';

-- Refused records on their way to a topic; written with the refusal, deleted when the broker has them.
create table pipeline.dead_letter (
    number      bigint generated always as identity primary key,
    source      uuid  not null references pipeline.source (integration),
    message_key text,
    headers     jsonb not null,
    value       bytea not null
);

create index dead_letter_of_source on pipeline.dead_letter (source, number);

-- When a publisher was last told that a limit holds its source up.
create table pipeline.limited (
    source     uuid        not null references pipeline.source (integration),
    limit_name text        not null,
    told_at    timestamptz not null,
    primary key (source, limit_name)
);

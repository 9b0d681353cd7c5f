-- One row per data source. Whoever writes records of it locks the row: the order of versions is the order of commits, so that a
-- reader who has seen a version has seen all before it.
create table pipeline.source (
    integration       uuid primary key,
    last_version      bigint      not null default 0,
    forgotten_version bigint      not null default 0,
    schema_number     int,
    interval_seconds  int         not null default 60,
    refused           jsonb,
    refused_at        timestamptz,
    untold_rejected   bigint      not null default 0,
    untold_since      timestamptz,
    told_at           timestamptz
);

comment on column pipeline.source.forgotten_version is 'deletions up to this version may be forgotten: who has seen less begins anew';
comment on column pipeline.source.refused is 'the schema that the source answers and that is not used, and why';

-- Every schema that records were held against. A version never changes.
create table pipeline.schema (
    source           uuid        not null references pipeline.source (integration),
    number           int         not null,
    definition       text        not null,
    key_fields       text[]      not null,
    compatibility    text        not null,
    per_installation boolean     not null,
    fingerprint      bytea       not null,
    since            timestamptz not null,
    primary key (source, number)
);

-- The newest record of each key: shared by all who installed (the nil UUID), or private to one installation.
create table pipeline.record (
    source       uuid        not null references pipeline.source (integration),
    installation uuid        not null,
    key          text        not null,
    version      bigint      not null,
    value        jsonb       not null,
    deleted      boolean     not null,
    at           timestamptz not null,
    primary key (source, installation, key)
);

create unique index record_by_version on pipeline.record (source, version);
create index record_deleted on pipeline.record (at) where deleted;

-- How many keys there are, so that a source that makes up keys ends at its bound.
create table pipeline.shelf (
    source       uuid not null references pipeline.source (integration),
    installation uuid not null,
    keys         int  not null,
    primary key (source, installation)
);

-- What is polled: a source as a whole (the nil UUID), or for one installation.
create table pipeline.feed (
    source           uuid        not null references pipeline.source (integration),
    installation     uuid        not null,
    poll             uuid,
    etag             text,
    next_cursor      text,
    failures         int         not null default 0,
    schema_asked_at  timestamptz,
    whole_at         timestamptz,
    last_at          timestamptz,
    last_good_at     timestamptz,
    due_at           timestamptz,
    primary key (source, installation)
);

comment on column pipeline.feed.poll is 'the poll that may write; one that was overtaken may not';

-- What came of polls, the last few of each source.
create table pipeline.poll (
    id           uuid primary key,
    source       uuid        not null references pipeline.source (integration),
    installation uuid        not null,
    at           timestamptz not null,
    outcome      text        not null,
    detail       text        not null,
    status       int,
    millis       int         not null,
    bytes        bigint      not null,
    accepted     int         not null,
    unchanged    int         not null,
    rejected     int         not null
);

create index poll_of_source on pipeline.poll (source, id desc);
create index poll_at on pipeline.poll (at);

-- Records that were refused and that no later record of their key has replaced; each bad record once.
create table pipeline.rejected (
    id            uuid primary key,
    source        uuid        not null references pipeline.source (integration),
    installation  uuid        not null,
    key           text,
    fingerprint   bytea       not null,
    code          text        not null,
    pointer       text        not null,
    message       text        not null,
    said          jsonb       not null,
    record        text        not null,
    whole         boolean     not null,
    way           text        not null,
    schema_number int         not null,
    times         int         not null default 1,
    first_at      timestamptz not null,
    last_at       timestamptz not null,
    unique (source, installation, fingerprint)
);

create index rejected_of_source on pipeline.rejected (source, last_at desc, id desc);
create index rejected_by_key on pipeline.rejected (source, installation, key);
create index rejected_last_at on pipeline.rejected (last_at);

-- What was counted, hour by hour.
create table pipeline.hour (
    source    uuid        not null references pipeline.source (integration),
    hour      timestamptz not null,
    polls     int         not null default 0,
    failed    int         not null default 0,
    millis    bigint      not null default 0,
    slowest   int         not null default 0,
    bytes     bigint      not null default 0,
    accepted  bigint      not null default 0,
    unchanged bigint      not null default 0,
    rejected  bigint      not null default 0,
    primary key (source, hour)
);

create table pipeline.hour_reason (
    source uuid        not null references pipeline.source (integration),
    hour   timestamptz not null,
    code   text        not null,
    count  bigint      not null,
    primary key (source, hour, code)
);

-- What was answered to a batch under its Idempotency-Key, written with its records.
create table pipeline.batch (
    source       uuid        not null references pipeline.source (integration),
    key_hash     bytea       not null,
    request_hash bytea       not null,
    answer       text        not null,
    at           timestamptz not null,
    primary key (source, key_hash)
);

create index batch_at on pipeline.batch (at);

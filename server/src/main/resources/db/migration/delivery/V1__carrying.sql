-- Where an integration is told its events, and how that goes. The breaker is open while there is a time to probe at.
create table delivery.endpoint (
    integration_id   uuid primary key,
    address          text,
    failures         integer not null default 0,
    failing_since    timestamptz,
    resting_until    timestamptz,
    probe_stream     uuid,
    probe_number     integer not null default 0,
    probe_at         timestamptz,
    probing_until    timestamptz,
    disabled_at      timestamptz,
    disabled_because text check (disabled_because in ('gone', 'silent')),
    check ((disabled_at is null) = (disabled_because is null))
);

-- How far a stream was delivered to its integration's endpoint. Only the event after "position" is ever attempted.
create table delivery.place (
    stream_id       uuid primary key,
    integration_id  uuid not null,
    installation_id uuid,
    position        bigint not null default 0,
    head            bigint not null,
    attempts        integer not null default 0,
    next_attempt_at timestamptz,
    stopped_at      timestamptz,
    held_by_endpoint boolean not null default false
);

create index place_waiting on delivery.place (integration_id, stream_id) where position < head and stopped_at is null;
create index place_installation on delivery.place (installation_id) where installation_id is not null;

-- What was tried and what came of it; secrets and tokens are null in here.
create table delivery.attempt (
    id               uuid primary key,
    event_id         uuid not null,
    stream_id        uuid not null,
    integration_id   uuid not null,
    event_type       text not null,
    sequence         bigint not null,
    resend           boolean not null,
    at               timestamptz not null,
    url              text not null,
    request_headers  jsonb not null,
    status           integer,
    response_headers jsonb,
    response_body    text,
    error            text,
    latency_ms       bigint not null,
    delivered        boolean not null,
    check ((status is null) = (error is not null))
);

create index attempt_stream on delivery.attempt (stream_id, at desc);
create index attempt_at on delivery.attempt (at);

-- Keys of the v1a signature. The newest that is not retired signs.
create table delivery.signing_key (
    id          uuid primary key,
    public_key  bytea not null,
    private_key bytea not null,
    made_at     timestamptz not null,
    retired_at  timestamptz
);

create unique index signing_key_one_signs on delivery.signing_key ((true)) where retired_at is null;

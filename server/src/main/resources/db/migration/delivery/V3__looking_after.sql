alter table delivery.attempt
    -- the body of an attempt where it was not the log's: what was added when it was sent is null in it
    add column request_body text,
    add column response_cut boolean not null default false;

create index attempt_event on delivery.attempt (event_id, at desc);

-- Events that somebody let a stream pass over.
create table delivery.skip (
    event_id   uuid primary key,
    reason     text        not null,
    skipped_by uuid        not null,
    at         timestamptz not null
);

create index place_unfinished on delivery.place (integration_id) where position < head;
create index skip_at on delivery.skip (at);

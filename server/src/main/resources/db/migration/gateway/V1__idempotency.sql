-- What was answered under an Idempotency-Key, so that a retry is answered alike and does nothing again.
create table idempotency_key (
    account_id   uuid        not null,
    key_hash     text        not null,
    request_hash text        not null,
    claimed_at   timestamptz not null,
    status       int,
    content_type text,
    body         text,
    primary key (account_id, key_hash)
);

create index idempotency_key_claimed_at on idempotency_key (claimed_at);

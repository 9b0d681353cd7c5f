create table broker.client (
    integration text        primary key,
    client_id   text        unique,
    byte_rate   bigint      check (byte_rate > 0),
    removed     boolean     not null default false,
    changed_at  timestamptz not null,
    check (not removed or client_id is null)
);

comment on table broker.client is 'what integrations are to have in the broker; a job makes it so';
comment on column broker.client.client_id is 'who may use the topics; null for nobody at the moment';
comment on column broker.client.removed is 'the topics are to go, and then this row';

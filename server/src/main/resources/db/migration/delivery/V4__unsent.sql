-- Events that the broker did not take: set aside, so that they keep none of their neighbours from it. Over HTTP and by pull they are
-- there as all others.
create table delivery.unsent (
    event_id       uuid primary key,
    integration_id uuid        not null,
    stream_id      uuid        not null,
    sequence       bigint      not null,
    waits          boolean     not null,
    why            text        not null,
    at             timestamptz not null
);

comment on column delivery.unsent.waits is 'sent as soon as there is a topic; else never';

create index unsent_waiting on delivery.unsent (integration_id, stream_id, sequence) where waits;
create index unsent_at on delivery.unsent (at);

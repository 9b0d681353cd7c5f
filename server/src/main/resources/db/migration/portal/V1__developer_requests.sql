-- Who waits to become a developer.
create table portal.developer_request (
    account  uuid        primary key,
    asked_at timestamptz not null
);

create index developer_request_waiting on portal.developer_request (asked_at);

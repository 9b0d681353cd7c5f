create table policy.request (
    id              uuid        primary key,
    organization_id uuid        not null,
    integration_id  uuid        not null,
    account_id      uuid        not null,
    message         text,
    state           text        not null check (state in ('OPEN', 'APPROVED', 'DENIED', 'WITHDRAWN')),
    asked_at        timestamptz not null,
    answered_by     uuid,
    answered_at     timestamptz,
    answer          text,
    check ((state = 'OPEN') = (answered_at is null)),
    check (state <> 'OPEN' or answered_by is null)
);

create unique index request_open on policy.request (organization_id, integration_id, account_id) where state = 'OPEN';
create index request_of_organization on policy.request (organization_id, id desc);
create index request_of_account on policy.request (account_id);

create table policy.app_policy (
    organization_id uuid        primary key,
    version         bigint      not null,
    rule            text        not null check (rule in ('ALL', 'VERIFIED', 'LISTED')),
    changed_at      timestamptz not null
);

create table policy.app_policy_entry (
    organization_id uuid    not null references policy.app_policy,
    integration_id  uuid    not null,
    allowed         boolean not null,
    primary key (organization_id, integration_id)
);

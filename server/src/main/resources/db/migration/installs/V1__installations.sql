create table installs.installation (
    id              uuid primary key,
    integration_id  uuid        not null,
    name            text        not null,
    organization_id uuid        not null,
    status          text        not null check (status in ('SETTING_UP', 'ACTIVE', 'SUSPENDED', 'UNINSTALLED')),
    causes          text[]      not null default '{}',
    epoch           bigint      not null default 1,
    client_id       text        not null unique,
    version         text        not null,
    access_policy   text        not null default 'EVERYONE' check (access_policy in ('EVERYONE', 'ASSIGNED')),
    installed_by    uuid        not null,
    installed_at    timestamptz not null,
    unique (integration_id, organization_id),
    check (causes <@ array ['ADMIN', 'OPERATOR', 'PAYMENT']),
    -- an operator's or a missing payment's cause outlives uninstalling, or installing again would lift it
    check (case status
               when 'SUSPENDED' then cardinality(causes) > 0
               when 'UNINSTALLED' then not 'ADMIN' = any (causes)
               else cardinality(causes) = 0 end)
);

create index installation_of_organization on installs.installation (organization_id, installed_at);

-- Exceptions to the access policy: no row, no exception.
create table installs.member_access (
    installation_id uuid        not null references installs.installation (id),
    account_id      uuid        not null,
    can_access      boolean     not null,
    is_admin        boolean     not null default false,
    permissions     text[]      not null default '{}',
    granted_by      uuid        not null,
    granted_at      timestamptz not null,
    primary key (installation_id, account_id)
);

alter table installs.installation
    alter column organization_id drop not null,
    -- the person who installed it for themselves
    add column account_id uuid,
    add check (num_nonnulls(organization_id, account_id) = 1),
    -- a person's app has no members to choose among
    add check (account_id is null or access_policy = 'EVERYONE'),
    -- and is suspended by nobody but operators and what is not paid
    add check (account_id is null or not 'ADMIN' = any (causes)),
    add unique (integration_id, account_id),
    -- what people install for themselves shares the integration's own client
    drop constraint installation_client_id_key;

create unique index installation_of_client on installs.installation (client_id) where organization_id is not null;
create index installation_of_account on installs.installation (account_id, installed_at) where account_id is not null;
create index installation_of_integration on installs.installation (integration_id, id);

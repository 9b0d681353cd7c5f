-- When a scope was last used for an installation, by the person who was present, or by nobody (the nil id).
create table grants.scope_use (
    installation_id uuid        not null,
    account_id      uuid        not null default '00000000-0000-0000-0000-000000000000',
    scope           text        not null,
    at              timestamptz not null,
    primary key (installation_id, account_id, scope)
) with (fillfactor = 80);

create index scope_use_of_account on grants.scope_use (account_id);

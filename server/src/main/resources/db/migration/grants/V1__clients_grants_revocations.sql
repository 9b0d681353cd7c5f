create table grants.client (
    id               text primary key check (id ~ '^c_[a-z2-7]{26}$'),
    integration_id   uuid        not null,
    installation_id  uuid        not null,
    way              text        not null check (way in ('INITIATE', 'LAUNCH', 'APP')),
    redirect_uris    text[]      not null,
    post_logout_uris text[]      not null,
    state            text        not null check (state in ('ACTIVE', 'DISABLED', 'ENDED')),
    secret_hash      bytea,
    sealed_secret    bytea,
    created_at       timestamptz not null,
    ended_at         timestamptz,
    -- an ended client has nothing left that could be checked or opened
    check ((state = 'ENDED') = (ended_at is not null)),
    check ((state = 'ENDED') = (secret_hash is null)),
    check (state <> 'ENDED' or sealed_secret is null)
);

-- one living client an installation
create unique index client_of_installation on grants.client (installation_id) where state <> 'ENDED';

create table grants.access_grant (
    id              uuid primary key,
    integration_id  uuid        not null,
    installation_id uuid        not null,
    client_id       text        not null references grants.client (id),
    granted_by      uuid        not null,
    scopes          text[]      not null,
    granted_at      timestamptz not null,
    ended_at        timestamptz
);

create unique index living_grant_of_client on grants.access_grant (client_id) where ended_at is null;
create index grant_of_installation on grants.access_grant (installation_id);

-- What every node reads again and again, from the oldest transaction on whose end its last reading could not see.
create table grants.revocation (
    id           bigint generated always as identity primary key,
    kind         text        not null check (kind in ('GRANT', 'INSTALLATION', 'CLIENT', 'SESSION', 'FAMILY', 'ACCESS')),
    subject      text        not null,
    -- INSTALLATION: tokens of a lower epoch are dead
    epoch        bigint      not null default 0,
    -- ACCESS: tokens issued up to this moment are dead
    issued_until timestamptz,
    at           timestamptz not null,
    transaction  xid8        not null default pg_current_xact_id(),
    check ((kind = 'ACCESS') = (issued_until is not null))
);

create index revocation_by_transaction on grants.revocation (transaction);
create index revocation_by_moment on grants.revocation (at);

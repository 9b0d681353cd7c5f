create table accounts.account (
    id                 uuid primary key,
    email              text        not null unique check (email = lower(email)),
    -- when the address was proved to be the person's: by an operator who made the account, or by ourselves
    email_confirmed_at timestamptz,
    name               text        not null,
    password           text        not null,
    roles              text[]      not null default '{}',
    created_at         timestamptz not null
);

create table accounts.organization (
    id           uuid primary key,
    name         text        not null unique,
    display_name text        not null,
    created_at   timestamptz not null
);

create table accounts.membership (
    organization_id uuid        not null references accounts.organization,
    account_id      uuid        not null references accounts.account,
    role            text        not null check (role in ('owner', 'admin', 'member')),
    joined_at       timestamptz not null,
    primary key (organization_id, account_id)
);

create index membership_account on accounts.membership (account_id);

create table accounts.session (
    id                      uuid primary key,
    -- SHA-256 of the cookie's value, which is kept nowhere
    cookie_hash             bytea       not null unique,
    account_id              uuid        not null references accounts.account,
    current_organization_id uuid references accounts.organization,
    authenticated_at        timestamptz not null,
    touched_at              timestamptz not null,
    expires_at              timestamptz not null
);

create index session_account on accounts.session (account_id);
create index session_expires on accounts.session (expires_at);

create table accounts.setup_link (
    token_hash bytea primary key,
    expires_at timestamptz not null,
    used_at    timestamptz
);

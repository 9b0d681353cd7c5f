-- Whoever has a passkey needs no password.
alter table accounts.account alter column password drop not null;

-- What authenticators know a person by: random, so that it says nothing to whoever reads it there (WebAuthn §14.6.1).
create table accounts.passkey_user (
    account_id uuid primary key references accounts.account on delete cascade,
    handle     bytea not null unique
);

create table accounts.passkey (
    id              uuid primary key,
    account_id      uuid        not null references accounts.account on delete cascade,
    name            text        not null,
    credential_id   bytea       not null unique,
    -- model, credential id and public key, as the authenticator wrote them (WebAuthn §6.5.1)
    credential      bytea       not null,
    sign_count      bigint      not null,
    transports      text[]      not null,
    backup_eligible boolean     not null,
    backed_up       boolean     not null,
    created_at      timestamptz not null,
    last_used_at    timestamptz
);

create index passkey_account on accounts.passkey (account_id);

-- Challenges that were given out and not yet answered.
create table accounts.passkey_challenge (
    hash       bytea primary key,
    -- SHA-256 of what it is for and of the session or browser that asked for it
    binding    bytea       not null,
    expires_at timestamptz not null
);

create index passkey_challenge_expires on accounts.passkey_challenge (expires_at);

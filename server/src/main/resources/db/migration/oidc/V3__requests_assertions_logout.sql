-- An authorization request that a client sent us itself (RFC 9126); only its hash names it.
create table oidc.pushed_request (
    hash       bytea primary key,
    client_id  text        not null,
    parameters jsonb       not null,
    expires_at timestamptz not null,
    -- when the person was sent to sign in for it
    asked_at   timestamptz,
    spent_at   timestamptz
);

create index pushed_request_expires on oidc.pushed_request (expires_at);

-- JWTs by which clients proved who they are; each does so once.
create table oidc.assertion (
    hash       bytea primary key,
    expires_at timestamptz not null
);

create index assertion_expires on oidc.assertion (expires_at);

alter table oidc.authorization
    add column created_at   timestamptz,
    add column last_used_at timestamptz;
update oidc.authorization set created_at = authenticated_at, last_used_at = authenticated_at;
alter table oidc.authorization
    alter column created_at set not null,
    alter column last_used_at set not null;

create index authorization_account on oidc.authorization (account_id);

-- Apps that are still to be told that somebody was signed out.
create table oidc.logout_notice (
    id         uuid primary key,
    client_id  text        not null,
    account_id uuid        not null,
    -- without it every session of the person at the app is meant
    session_id uuid,
    created_at timestamptz not null,
    attempts   int         not null default 0
);

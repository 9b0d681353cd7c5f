create table oidc.signing_key (
    id             text primary key,
    -- the private half, sealed; the public half is in it
    sealed         bytea       not null,
    created_at     timestamptz not null,
    -- from then on it signs nothing new, and is published until what it signed has expired
    retired_at     timestamptz
);

-- One coming-in of a person through a client: the family of the tokens that descend from its code.
create table oidc.authorization (
    id               uuid primary key,
    client_id        text        not null,
    account_id       uuid        not null,
    session_id       uuid        not null,
    scopes           text[]      not null,
    redirect_uri     text        not null,
    -- with launch the token request may name the redirect URI without its query, or not at all
    launch           boolean     not null,
    code_challenge   text,
    nonce            text,
    authenticated_at timestamptz not null,
    -- SHA-256; kept when spent, so that a second use is recognized
    code_hash        bytea       not null unique,
    code_expires_at  timestamptz not null,
    code_spent_at    timestamptz,
    ended_at         timestamptz,
    expires_at       timestamptz not null
);

create index authorization_expires on oidc.authorization (expires_at);
create index authorization_client on oidc.authorization (client_id, account_id) where ended_at is null;
create index authorization_session on oidc.authorization (session_id) where ended_at is null;

create table oidc.refresh_token (
    hash             bytea primary key,
    authorization_id uuid        not null references oidc.authorization on delete cascade,
    expires_at       timestamptz not null,
    spent_at         timestamptz
);

create index refresh_token_authorization on oidc.refresh_token (authorization_id);

create table oidc.launch_request (
    hash            bytea primary key,
    client_id       text        not null,
    installation_id uuid        not null,
    account_id      uuid        not null,
    session_id      uuid        not null,
    target          text        not null,
    expires_at      timestamptz not null,
    spent_at        timestamptz
);

create index launch_request_expires on oidc.launch_request (expires_at);

alter table grants.client
    -- how the client proves who it is at the token endpoint; SECRET has a secret, the others never had one
    add column authentication         text not null default 'SECRET' check (authentication in ('SECRET', 'PRIVATE_KEY', 'NONE')),
    add column jwks_uri               text,
    -- keys given inline, a JWK set
    add column jwks                   text,
    -- what its ID tokens and access tokens are signed with
    add column signing_algorithm      text not null default 'ES256' check (signing_algorithm in ('ES256', 'RS256')),
    add column backchannel_logout_uri text,
    -- a person is shown the host before the first sign-in
    add column announced              boolean not null default false,
    -- where scripts of a client without secret may call from
    add column origins                text[] not null default '{}',
    -- taken beside the new secret until this moment
    add column previous_secret_hash   bytea,
    add column previous_secret_until  timestamptz,
    add check ((authentication = 'PRIVATE_KEY') = (num_nonnulls(jwks_uri, jwks) = 1)),
    add check ((previous_secret_hash is null) = (previous_secret_until is null)),
    drop constraint client_check1,
    add constraint client_secret_lives_with_it
        check ((secret_hash is not null) = (state <> 'ENDED' and authentication = 'SECRET')),
    add check (state <> 'ENDED' or previous_secret_hash is null);

alter table grants.client alter column authentication drop default, alter column signing_algorithm drop default;

create index client_origins on grants.client using gin (origins) where state = 'ACTIVE';

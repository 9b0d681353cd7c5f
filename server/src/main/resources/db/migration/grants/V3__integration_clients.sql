-- An integration's own client serves no single installation.
alter table grants.client alter column installation_id drop not null;

-- one living client of its own an integration
create unique index client_of_integration on grants.client (integration_id)
    where installation_id is null and state <> 'ENDED';

alter table grants.access_grant
    -- the person whose installation it is about, who is also the one that allows; null for an organization's
    add column account_id uuid,
    -- what this person was asked for and did not give, or took back: nothing that has to be asked again
    add column declined text[] not null default '{}',
    add check (account_id is null or account_id = granted_by),
    add check (not scopes && declined);

drop index grants.living_grant_of_client;
-- one living grant an installation, and so one of a client and an installation
create unique index living_grant_of_installation on grants.access_grant (installation_id) where ended_at is null;
create index grant_of_client on grants.access_grant (client_id);

-- The receipt of what a person agreed to: what stood on the page, word for word, and what was ticked.
create table grants.consent (
    id              uuid primary key,
    grant_id        uuid        not null unique references grants.access_grant (id),
    installation_id uuid        not null,
    account_id      uuid        not null,
    -- of what was read: the listing's version and a digest of all that is asked for
    version         text        not null,
    locale          text        not null,
    shown           jsonb       not null,
    given_at        timestamptz not null
);

create index consent_of_account on grants.consent (account_id, given_at);
create index consent_of_installation on grants.consent (installation_id, given_at);

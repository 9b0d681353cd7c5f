alter table installs.installation
    -- the organization's settings of the app, as the listing's config_schema wants them
    add column config         jsonb  not null default '{}',
    add column config_version bigint not null default 0,
    -- where the organization runs the app itself; its admins give it the credentials by hand
    add column app_address    text;

-- Whether the account is a member: what kept it out waits for the case that it comes back, but is not counted.
alter table installs.member_access add column present boolean not null default true;

create index member_access_of_account on installs.member_access (account_id);

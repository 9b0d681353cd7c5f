-- Each installing and uninstalling, without whom it concerns: how an integration came into use and went out of it.
create table installs.coming (
    integration_id uuid        not null,
    at             timestamptz not null,
    installed      boolean     not null
);

create index coming_of_integration on installs.coming (integration_id, at) include (installed);

-- When those were uninstalled that are is not known: they neither came nor went.
insert into installs.coming (integration_id, at, installed)
select integration_id, installed_at, true from installs.installation where status <> 'UNINSTALLED';

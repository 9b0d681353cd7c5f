-- Whom a version asks for more than was agreed to: the installation stays on its version and its grant until somebody agrees.
create table installs.reconsent (
    installation_id uuid        primary key references installs.installation on delete cascade,
    integration_id  uuid        not null,
    version         text        not null,
    asked_at        timestamptz not null
);

create index reconsent_of_version on installs.reconsent (integration_id, version);

alter table catalog.integration
    -- the organization that publishes it; null for what comes from the catalog file, which operators look after
    add column publisher           uuid,
    add column visibility          text not null default 'PUBLIC' check (visibility in ('PUBLIC', 'UNLISTED', 'PRIVATE')),
    add column tier                text not null default 'UNVERIFIED' check (tier in ('UNVERIFIED', 'VERIFIED', 'FEATURED')),
    -- when it was published first
    add column published_at        timestamptz,
    add column deprecated_at       timestamptz,
    add column sunset_at           date,
    add column replacement         uuid references catalog.integration,
    add column deprecation_message text,
    -- what name and display name look like: two with the same look are taken for each other; null until it was worked out
    add column name_look           text,
    add column display_look        text,
    -- goes up with every change of the draft, and never down
    add column draft_revision      bigint not null default 0,
    -- null until the first version is published
    alter column version drop not null,
    add check ((deprecated_at is null) = (sunset_at is null)),
    add check ((deprecated_at is null) = (deprecation_message is null)),
    add check (version is not null or not published);

update catalog.integration set published_at = created_at where published;

create index integration_publisher on catalog.integration (publisher) where publisher is not null;
create index integration_name_look on catalog.integration (name_look);
create index integration_display_look on catalog.integration (display_look);

alter table catalog.version
    add column state              text not null default 'LIVE' check (state in ('LIVE', 'YANKED')),
    add column published_by       uuid,
    add column yanked_at          timestamptz,
    add column yanked_reason      text,
    -- its pictures, so that they come back with it; null for versions of the catalog file
    add column icon_source        text,
    add column icon               text,
    add column screenshot_sources text[],
    add column screenshots        text[],
    add check ((state = 'YANKED') = (yanked_at is not null and yanked_reason is not null));

-- What will be the next version. The text is kept as its author wrote it.
create table catalog.draft (
    integration uuid        primary key references catalog.integration,
    text        text        not null,
    manifest    jsonb       not null,
    saved_at    timestamptz not null,
    saved_by    uuid        not null
);

create table catalog.integration (
    id                 uuid        primary key,
    name               text        not null unique,
    published          boolean     not null,
    first_party        boolean     not null,
    -- whether entries of the catalog file rule this row; only those are unpublished when they vanish from it
    from_file          boolean     not null,
    lifecycle_paths    boolean     not null,
    version            text        not null,
    -- sealed by the vault: catalog.integration, webhook_secret, id
    webhook_secret     bytea       not null,
    -- where pictures came from: a URL, or the digest of a file; and what media made of them
    icon_source        text,
    icon               text,
    screenshot_sources text[]      not null,
    screenshots        text[]      not null,
    created_at         timestamptz not null,
    changed_at         timestamptz not null
);

create table catalog.version (
    integration uuid        not null references catalog.integration,
    version     text        not null,
    manifest    jsonb       not null,
    created_at  timestamptz not null,
    -- an operator's entry may change without a new number: its addresses come from the environment
    changed_at  timestamptz not null,
    primary key (integration, version)
);

alter table catalog.integration
    add foreign key (id, version) references catalog.version (integration, version) deferrable initially deferred;

-- The scripts of widgets, each kept once however many versions have it. The bytes never change: their hash is their name.
create table widgets.bundle (
    sha256  bytea       primary key check (length(sha256) = 32),
    script  bytea       not null,
    -- when somebody fetched it last; what nobody needs is kept for a while after that
    kept_at timestamptz not null
);

-- Which bundle a published version shows.
create table widgets.pinned (
    integration_id uuid        not null,
    version        text        not null,
    -- not a reference: the bundle of a version that was taken back is deleted once no other needs it
    sha256         bytea       not null,
    pinned_at      timestamptz not null,
    yanked_at      timestamptz,
    primary key (integration_id, version)
);

create index pinned_by_bundle on widgets.pinned (sha256);

-- What an operator does not let anybody show again, by whomever it is published.
create table widgets.taken_down (
    sha256   bytea       primary key check (length(sha256) = 32),
    reason   text        not null,
    taken_by uuid        not null,
    taken_at timestamptz not null
);

-- How the last attempt to fetch a bundle ended, for the integration's developers.
create table widgets.fetched (
    integration_id uuid        not null,
    draft          boolean     not null,
    version        text        not null,
    -- null where there is nothing to show
    sha256         bytea       references widgets.bundle,
    bytes          integer,
    mend           text,
    mend_values    jsonb       not null,
    evidence       jsonb       not null,
    fetched_at     timestamptz not null,
    primary key (integration_id, draft),
    check ((sha256 is null) = (mend is not null))
);

create index fetched_by_bundle on widgets.fetched (sha256);

-- Addresses under which drafts are tried for a while; whoever knows one sees the draft.
create table widgets.preview (
    address        bytea       primary key check (length(address) = 32),
    integration_id uuid        not null,
    sha256         bytea       not null,
    until          timestamptz not null
);

comment on column widgets.preview.address is 'the SHA-256 of what stands in the address';

create index preview_of_integration on widgets.preview (integration_id, until);
create index preview_by_bundle on widgets.preview (sha256);
create index preview_by_age on widgets.preview (until);

-- What browsers and pages report of frames, counted by the hour.
create table widgets.report (
    hour   timestamptz not null,
    sha256 bytea       not null,
    kind   text        not null,
    detail text        not null,
    count  bigint      not null,
    primary key (hour, sha256, kind, detail)
);

-- What a widget keeps for itself, for each place where it stands.
create table widgets.stored (
    placement_id uuid        not null references widgets.placement on delete cascade,
    key          text        not null,
    -- JSON; as jsonb not every text could be kept
    value        text        not null,
    bytes        integer     not null,
    changed_at   timestamptz not null,
    primary key (placement_id, key)
);

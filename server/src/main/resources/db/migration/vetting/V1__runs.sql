-- A look at an integration, rule by rule.
create table vetting.run (
    id          uuid        primary key,
    integration uuid        not null,
    version     text        not null,
    stage       text        not null check (stage in ('DRAFT', 'LIVE', 'FILE')),
    cause       text        not null check (cause in ('ASKED', 'PUBLISHING', 'SCHEDULED')),
    -- SHA-256 of what the manifest says
    fingerprint bytea       not null,
    -- the manifest; null as soon as the run is finished
    document    text,
    asked_by    uuid,
    created_at  timestamptz not null,
    started_at  timestamptz,
    -- set by one statement, when all results are there
    finished_at timestamptz,
    check ((finished_at is null) = (document is not null))
);

-- the same look is not begun twice
create unique index run_under_way on vetting.run (integration, fingerprint, stage) where finished_at is null;
create index run_newest on vetting.run (integration, created_at desc, id desc);
create index run_old on vetting.run (created_at);

create table vetting.result (
    run         uuid        not null references vetting.run on delete cascade,
    rule        text        not null,
    position    int         not null,
    mode        text        not null check (mode in ('MONITOR', 'ENFORCE')),
    outcome     text        not null check (outcome in ('PASSED', 'FAILED', 'WARNED', 'SKIPPED')),
    evidence    jsonb       not null,
    -- key of a message, and the values for its places
    mend        text,
    mend_values jsonb       not null,
    checked_at  timestamptz not null,
    primary key (run, rule)
);

-- What is live, and when it is looked at again.
create table vetting.watched (
    integration uuid        primary key,
    look_at     timestamptz not null
);

create index watched_due on vetting.watched (look_at);

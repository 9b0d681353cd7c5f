-- Reports are looked at by bundle, and tell what was blocked: a word from a list, since each makes a row.
alter table widgets.report
    add column blocked text not null default '',
    add column seen_at timestamptz not null default now(),
    drop constraint report_pkey,
    add primary key (sha256, hour, kind, detail, blocked);

create index report_by_age on widgets.report (hour);

-- When operators were told of a bundle last, so that they are told once.
create table widgets.report_told (
    sha256  bytea       not null,
    kind    text        not null,
    told_at timestamptz not null,
    primary key (sha256, kind)
);

create index pinned_by_age on widgets.pinned (pinned_at);

-- What goes wrong now: since when, and whether somebody was told of it. What is well again has no row.
create table alarms.alarm (
    kind    text        not null,
    subject text        not null,
    since   timestamptz not null,
    told_at timestamptz,
    said    jsonb       not null,
    primary key (kind, subject)
);

comment on column alarms.alarm.told_at is 'null while it may still pass by itself';

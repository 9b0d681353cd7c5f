create table limits.attempts (
    bucket      bytea       primary key,
    taken       int         not null,
    until       timestamptz not null,
    exhaustions int         not null,
    forget_at   timestamptz not null
) with (fillfactor = 70);

comment on column limits.attempts.bucket is 'SHA-256 of what is counted: neither addresses nor names are kept';
comment on column limits.attempts.until is 'end of the window, or of the wait after its last attempt';
comment on column limits.attempts.exhaustions is 'windows in a row that were used up; each doubles the wait';

create index attempts_forgotten on limits.attempts (forget_at);

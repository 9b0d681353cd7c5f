create table jobs.job (
    id           uuid        primary key,
    kind         text        not null,
    key          text        not null,
    lane         text        not null,
    payload      jsonb       not null,
    due_at       timestamptz not null,
    attempts     int         not null default 0,
    lease_token  uuid,
    lease_until  timestamptz,
    run_again_at timestamptz,
    last_error   text,
    stopped_at   timestamptz,
    created_at   timestamptz not null,
    unique (kind, key),
    check ((lease_token is null) = (lease_until is null)),
    check (run_again_at is null or lease_token is not null)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);

comment on column jobs.job.key is 'what the work is about: the same work scheduled twice is done once';
comment on column jobs.job.attempts is 'runs in a row that failed or were cut off';
comment on column jobs.job.run_again_at is 'scheduled again while it ran: the next due time after this run';
comment on column jobs.job.stopped_at is 'given up after too many failures; scheduling it again starts it anew';

create index job_due on jobs.job (due_at) where stopped_at is null;
create index job_leased on jobs.job (lane) where lease_until is not null;

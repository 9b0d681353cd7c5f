create table mail.letter (
    id         uuid        primary key,
    kind       text        not null,
    recipient  text        not null,
    state      text        not null check (state in ('waiting', 'sent', 'kept', 'given-up', 'held-back')),
    sealed     bytea,
    attempts   int         not null default 0,
    last_error text,
    created_at timestamptz not null,
    ended_at   timestamptz,
    check ((state = 'waiting') = (ended_at is null)),
    check (state not in ('given-up', 'held-back') or sealed is null)
);

comment on column mail.letter.sealed is 'the letter itself, sealed; erased when it has left (development keeps it)';
comment on column mail.letter.state is 'kept: shown on the page of sent mail only; held-back: the recipient had too many within the hour';

create index letter_of_recipient on mail.letter (recipient, created_at desc);
create index letter_by_age on mail.letter (created_at);

create table notices.notice (
    id           uuid        primary key,
    account_id   uuid        not null,
    kind         text        not null,
    said         jsonb       not null,
    link         text,
    once         text,
    mail_pending boolean     not null,
    created_at   timestamptz not null,
    read_at      timestamptz,
    unique (account_id, once)
);

comment on column notices.notice.said is 'names and words for the text, which is written in the reader''s language when it is read';
comment on column notices.notice.once is 'what the notice is about, where nobody is to be told of it twice';
comment on column notices.notice.mail_pending is 'whether it is still to be decided if a letter is sent';

create index notice_of_reader on notices.notice (account_id, id desc);
create index notice_unread on notices.notice (account_id) where read_at is null;
create index notice_to_mail on notices.notice (id) where mail_pending;
create index notice_by_age on notices.notice (created_at);

create table notices.preference (
    account_id uuid    not null,
    kind       text    not null,
    mail       boolean not null,
    primary key (account_id, kind)
);

create table notices.mailed (
    account_id uuid        not null,
    kind       text        not null,
    mailed_at  timestamptz not null,
    primary key (account_id, kind)
);

comment on table notices.mailed is 'when a person got the last letter of a kind: there is at most one an hour';

alter table notices.notice add column about uuid;

comment on column notices.notice.about is 'whose name the notice says, so that it can be taken out when the account is deleted';

create index notice_about on notices.notice (about) where about is not null;

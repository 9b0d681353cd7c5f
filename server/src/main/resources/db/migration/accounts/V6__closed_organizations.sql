-- A closed organization has no members and gets none; its name is not given again.
alter table accounts.organization add column closed_at timestamptz;

create index account_name on accounts.account (name, id);

-- Where somebody agreed that the widget may connect to. Nobody was asked before this, so that nobody had agreed.
alter table grants.access_grant add column connect_domains text[] not null default '{}';

-- what a person read of it
alter table grants.consent add column connect_domains text[] not null default '{}';

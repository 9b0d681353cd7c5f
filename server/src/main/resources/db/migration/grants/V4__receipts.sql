-- Whoever reads again and agrees to the same has another receipt of the same grant.
alter table grants.consent drop constraint consent_grant_id_key;
create index consent_of_grant on grants.consent (grant_id);

alter table oidc.signing_key
    add column algorithm  text not null default 'ES256',
    -- published from the start, signing from this moment until that of the next key
    add column signs_from timestamptz;
update oidc.signing_key set signs_from = created_at;
alter table oidc.signing_key
    alter column algorithm drop default,
    alter column signs_from set not null;
-- from then on worth nothing: somebody else may have it
alter table oidc.signing_key rename column retired_at to withdrawn_at;

-- the shape of every table of keys: published from the start, signing from a moment until that of the next key
drop index delivery.signing_key_one_signs;
alter table delivery.signing_key
    alter column id type text using id::text,
    add column algorithm  text not null default 'EdDSA',
    add column signs_from timestamptz,
    drop column public_key;
alter table delivery.signing_key rename column made_at to created_at;
alter table delivery.signing_key rename column retired_at to withdrawn_at;
update delivery.signing_key set signs_from = created_at;
alter table delivery.signing_key
    alter column algorithm drop default,
    alter column signs_from set not null;

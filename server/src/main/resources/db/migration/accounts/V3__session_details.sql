alter table accounts.session
    add column method       text not null default 'password' check (method in ('password', 'passkey', 'link')),
    -- shown to the person alone, and gone with the session
    add column address      text not null default '',
    add column browser      text not null default '',
    add column device       text not null default '',
    -- authenticated_at moves on when the person proves again who they are
    add column signed_in_at timestamptz;

update accounts.session set signed_in_at = authenticated_at;

alter table accounts.session
    alter column signed_in_at set not null,
    alter column method drop default,
    alter column address drop default,
    alter column browser drop default,
    alter column device drop default;

-- From where somebody signed in before: a hash of browser, system and network, so that a new one can be told apart.
create table accounts.known_device (
    account_id uuid        not null references accounts.account on delete cascade,
    print      bytea       not null,
    seen_at    timestamptz not null,
    primary key (account_id, print)
);

create index known_device_seen on accounts.known_device (seen_at);

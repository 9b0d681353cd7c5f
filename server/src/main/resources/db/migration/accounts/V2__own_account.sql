-- the person's language as a BCP 47 tag; without one the platform's
alter table accounts.account add column locale text;

-- Somebody signed up and has not yet opened the link that was mailed to the address.
create table accounts.sign_up (
    -- SHA-256 of what the link carries
    token_hash   bytea primary key,
    -- SHA-256 of the cookie of the browser that signed up: another one has to give the password as well
    browser_hash bytea       not null,
    email        text        not null,
    name         text        not null,
    password     text        not null,
    locale       text,
    return_path  text        not null,
    expires_at   timestamptz not null
);

create index sign_up_email on accounts.sign_up (email);
create index sign_up_expires on accounts.sign_up (expires_at);

-- At most one link a person: a newer one replaces it.
create table accounts.password_reset (
    account_id uuid primary key references accounts.account on delete cascade,
    token_hash bytea       not null unique,
    expires_at timestamptz not null
);

create index password_reset_expires on accounts.password_reset (expires_at);

-- The address that is to become the person's, or that is and was never confirmed, until the link mailed to it was used.
create table accounts.email_change (
    account_id uuid primary key references accounts.account on delete cascade,
    token_hash bytea       not null unique,
    email      text        not null,
    expires_at timestamptz not null
);

create index email_change_expires on accounts.email_change (expires_at);

-- The way back to an address that was replaced, mailed to it.
create table accounts.email_undo (
    token_hash bytea primary key,
    account_id uuid        not null references accounts.account on delete cascade,
    email      text        not null,
    expires_at timestamptz not null
);

create index email_undo_account on accounts.email_undo (account_id);
create index email_undo_expires on accounts.email_undo (expires_at);

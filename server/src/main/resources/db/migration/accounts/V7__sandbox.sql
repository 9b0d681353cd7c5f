alter table accounts.organization
    -- the publisher that tries here what it has not published yet; its members are all test members
    add column sandbox_of uuid unique references accounts.organization;

alter table accounts.account
    -- the sandbox whose test member it is: nobody's account, with no way in of its own, no mail and no roles
    add column sandbox uuid references accounts.organization,
    add check (sandbox is null or (password is null and roles = '{}' and email like '%.invalid'));

create index account_sandbox on accounts.account (sandbox) where sandbox is not null;

alter table accounts.session
    -- who entered as a test member, and from which session, which is gone back to
    add column entered_by   uuid references accounts.account on delete cascade,
    add column entered_from uuid,
    add check ((entered_by is null) = (entered_from is null)),
    drop constraint session_method_check,
    add constraint session_method_check check (method in ('password', 'passkey', 'link', 'entered'));

create index session_entered_by on accounts.session (entered_by) where entered_by is not null;
create index session_entered_from on accounts.session (entered_from) where entered_from is not null;

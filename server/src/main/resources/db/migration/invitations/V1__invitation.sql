create table invitations.invitation (
    id              uuid primary key,
    organization_id uuid        not null,
    -- in the one form in which accounts keep addresses
    email           text        not null,
    role            text        not null check (role in ('owner', 'admin', 'member')),
    invited_by      uuid        not null,
    -- SHA-256 of what the link carries; null while the letter of an import is still to be written
    token_hash      bytea unique,
    sent_at         timestamptz not null,
    expires_at      timestamptz not null,
    -- open, also when it ran out; 'expired' once another one took its place
    state           text        not null check (state in ('open', 'accepted', 'revoked', 'expired')),
    accepted_by     uuid
);

-- one open invitation an address
create unique index invitation_open on invitations.invitation (organization_id, email) where state = 'open';
create index invitation_of_organization on invitations.invitation (organization_id, id desc);
create index invitation_inviter on invitations.invitation (invited_by);
create index invitation_accepted_by on invitations.invitation (accepted_by) where accepted_by is not null;
create index invitation_email on invitations.invitation (email);
create index invitation_to_mail on invitations.invitation (organization_id, id) where state = 'open' and token_hash is null;

-- Where the frame of a version may connect to, once somebody agreed to it. Of what was pinned before, nobody was asked.
alter table widgets.pinned
    add column connect_domains text[] not null default '{}',
    -- the SHA-256 of the domains, which stands in the frame's address; null where there are none
    add column policy bytea check (length(policy) = 32),
    add check ((policy is null) = (connect_domains = '{}'));

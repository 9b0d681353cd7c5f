-- Where dashboards of a publisher's sandbox find the bundle of its draft: an address that nobody guesses, which ends with the bundle, with
-- the draft, and a while after nobody has looked at it. The script itself stands in this database, so that keeping the address and not
-- only its hash lets nobody see more.
alter table widgets.fetched
    add column address bytea unique check (length(address) = 32),
    add column address_until timestamptz,
    add check ((address is null) = (address_until is null)),
    add check (address is null or draft and sha256 is not null);

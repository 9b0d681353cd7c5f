create table audit.entry (
    number       bigint generated always as identity primary key,
    id           uuid        not null unique,
    at           timestamptz not null,
    actor        uuid,
    organization uuid,
    action       text        not null,
    subject      text        not null,
    detail       jsonb       not null
);

create index entry_of_organization on audit.entry (organization, number desc) where organization is not null;

create function audit.refuse_change() returns trigger language plpgsql as
$$
begin
    raise exception 'audit.entry is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

-- Statement triggers, so that a change that touches no row is refused as well; only a superuser can switch them off.
create trigger append_only before update or delete or truncate on audit.entry
    for each statement execute function audit.refuse_change();

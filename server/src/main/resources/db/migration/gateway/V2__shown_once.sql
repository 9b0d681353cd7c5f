alter table gateway.idempotency_key add column omitted text;

comment on column gateway.idempotency_key.omitted is 'members that were shown once, and are not in the body';

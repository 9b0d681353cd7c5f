-- jsonb forgets the order of members, which is the order of the fields in forms made of a manifest's schemas
alter table catalog.version alter column manifest type json using manifest::json;
alter table catalog.draft alter column manifest type json using manifest::json;

-- null when the integration saved it with its own client
alter table catalog.draft alter column saved_by drop not null;

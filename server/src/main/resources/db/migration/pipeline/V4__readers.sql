-- A reader's records in their order: without it, whoever reads what is one installation's alone went through those of all others.
create index record_of_reader on pipeline.record (source, installation, version);

-- How many of a source's records are deletions, too.
create index record_gone on pipeline.record (source, at) where deleted;
drop index pipeline.record_deleted;

create index batch_of_source on pipeline.batch (source, at desc);

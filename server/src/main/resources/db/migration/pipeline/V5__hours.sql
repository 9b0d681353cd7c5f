-- What was counted lately of all sources: without it, the page about them went through all that ever was.
create index hour_at on pipeline.hour (hour);

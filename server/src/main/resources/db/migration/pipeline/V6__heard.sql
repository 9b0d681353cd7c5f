-- When a source last brought records, or said that it has no other ones: by itself, and as it was polled.
alter table pipeline.source add column heard_at timestamptz;
alter table pipeline.feed add column heard_at timestamptz;

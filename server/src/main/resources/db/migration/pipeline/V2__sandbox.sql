-- Until it is offered, a source is polled for its publisher's sandbox alone; whatever was told of it till then goes.
alter table pipeline.source add column offered boolean not null default true;
alter table pipeline.source alter column offered drop default;
alter table pipeline.source add column tried_schemas int not null default 0;

comment on column pipeline.source.tried_schemas is 'how many versions of its schema there were before it was offered; numbers go on from there';

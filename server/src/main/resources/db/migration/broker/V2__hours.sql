-- How deep the topics of an integration were at the worst, hour by hour; no row for an hour in which nothing waited.
create table broker.hour (
    integration      text        not null,
    hour             timestamptz not null,
    data_behind      bigint      not null,
    lifecycle_behind bigint      not null,
    dead             bigint      not null,
    primary key (integration, hour)
);

create index hour_at on broker.hour (hour);

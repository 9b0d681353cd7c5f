-- Numbers of records that are charted, each once for all who have placed a line of it.
create table widgets.series (
    id         bigint generated always as identity primary key,
    source_id  uuid        not null,
    owner_id   uuid        not null,
    key        text        not null,
    field      text        not null,
    charted_at timestamptz not null,
    unique (source_id, owner_id, key, field)
);

comment on column widgets.series.owner_id is 'the installation whose alone the record is; the nil UUID where all share it who installed the source';
comment on column widgets.series.charted_at is 'when somebody who may see it was found to have it on a line, to ten minutes';

create index series_of_owner on widgets.series (owner_id);

-- What they were, one number a minute, an hour in a row; null where nothing was known.
create table widgets.history (
    series_id bigint             not null references widgets.series on delete cascade,
    hour      timestamptz        not null,
    numbers   double precision[] not null check (cardinality(numbers) between 1 and 60),
    primary key (series_id, hour)
) with (fillfactor = 50);

-- Where numbers with a threshold stood when they were looked at last.
create table widgets.crossing (
    placement_id uuid primary key references widgets.placement on delete cascade,
    watched      text not null,
    side         text not null check (side in ('ABOVE', 'BELOW', 'WITHIN')),
    told         text check (told in ('ABOVE', 'BELOW')),
    told_at      timestamptz,
    check ((told is null) = (told_at is null))
);

comment on column widgets.crossing.watched is 'which number and which threshold that was: of others it says nothing';
comment on column widgets.crossing.told is 'what its person was told last';

-- What is looked at while nobody has its page open.
create index placement_watched on widgets.placement (id)
    where removed_at is null
        and (kind = 'NUMBER' and config -> 'threshold' is not null
            or kind = 'LINE' and config -> 'field' is not null and config -> 'over' is null);

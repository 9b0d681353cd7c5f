-- Nodes that let others' requests through at the moment. Lost with a crash, and written again within a second.
create unlogged table limits.node (
    id   uuid        primary key,
    seen timestamptz not null
) with (fillfactor = 50);

-- How much is asked of each node, by which they divide a rate among themselves. Written only while there are several.
create unlogged table limits.demand (
    bucket bytea       not null,
    node   uuid        not null,
    calls  int         not null,
    at     timestamptz not null,
    primary key (bucket, node)
) with (fillfactor = 70);

comment on column limits.demand.bucket is 'SHA-256 of what is counted';

create index demand_at on limits.demand (at);

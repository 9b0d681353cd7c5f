create table media.image (
    sha256     bytea       primary key check (length(sha256) = 32),
    png        bytea       not null,
    created_at timestamptz not null
);

-- PNG is compressed already.
alter table media.image alter column png set storage external;

-- One row: the keys that seal values, themselves sealed by the master key, which is never stored here.
create table vault.keyset (
    id         int         primary key default 1 check (id = 1),
    version    int         not null,
    sealed     bytea       not null,
    canary     bytea       not null,
    changed_at timestamptz not null
);

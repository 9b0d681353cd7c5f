create table platform.settings (
    version    bigint      primary key,
    document   jsonb       not null,
    changed_by uuid,
    changed_at timestamptz not null
);

comment on table platform.settings is 'what operators chose at run time, one row per change; the newest holds, without any the built-in choice';

-- One row per person who ever had something on the dashboard. Whoever changes it locks the row.
create table widgets.dashboard (
    account_id uuid   primary key,
    revision   bigint not null,
    moved      bigint not null
);

comment on column widgets.dashboard.revision is 'raised by each change of what is placed';
comment on column widgets.dashboard.moved is 'the revision of the last change after which something stands elsewhere, is new or is gone';

-- What somebody has placed. What was removed stays for a day, so that it can be brought back.
create table widgets.placement (
    id              uuid        primary key,
    account_id      uuid        not null references widgets.dashboard (account_id),
    kind            text        not null check (kind in ('NUMBER', 'TABLE', 'LINE', 'TICKER', 'INTEGRATION')),
    installation_id uuid        not null,
    title           text,
    config          jsonb       not null,
    x               smallint    not null check (x >= 0),
    y               smallint    not null check (y >= 0),
    w               smallint    not null check (w between 1 and 12),
    h               smallint    not null check (h between 1 and 24),
    placed_at       timestamptz not null,
    removed_at      timestamptz,
    check (x + w <= 12)
);

create index placement_of_account on widgets.placement (account_id);
create index placement_of_installation on widgets.placement (installation_id);
create index placement_removed on widgets.placement (removed_at) where removed_at is not null;

-- What integrations would like to be placed. Decided ones stay for a while, so that the integration can ask what became of them.
create table widgets.proposal (
    id              uuid        primary key,
    account_id      uuid        not null references widgets.dashboard (account_id),
    integration_id  uuid        not null,
    installation_id uuid        not null,
    source_id       uuid,
    kind            text        not null check (kind in ('NUMBER', 'TABLE', 'LINE', 'TICKER', 'INTEGRATION')),
    title           text        not null,
    reason          text        not null,
    config          jsonb       not null,
    w               smallint    not null check (w between 1 and 12),
    h               smallint    not null check (h between 1 and 24),
    state           text        not null check (state in ('OPEN', 'ACCEPTED', 'DECLINED', 'EXPIRED')),
    placement_id    uuid,
    made_at         timestamptz not null,
    decided_at      timestamptz,
    check ((state = 'OPEN') = (decided_at is null)),
    check ((kind = 'INTEGRATION') = (source_id is null))
);

comment on column widgets.proposal.integration_id is 'whose wish it is';
comment on column widgets.proposal.source_id is 'the integration whose data it shows; null for a widget of the proposing integration''s own';

create index proposal_of_account on widgets.proposal (account_id, id);
create index proposal_of_installation on widgets.proposal (installation_id);
create index proposal_by_age on widgets.proposal (made_at);

-- Cards are made anew at the next start: none of them is the only place where something is written.
drop table storefront.card;
truncate storefront.gap, storefront.word, storefront.projection;

-- One row for each listing that everybody may find, made from the catalog in the transaction that changes the catalog: what is
-- published is found at once, and what is withdrawn is gone at once.
create table storefront.card (
    integration  uuid             primary key,
    name         text collate "C" not null unique,
    display_name text             not null,
    -- the display name as it is sorted and compared: small letters without accents
    title        text collate "C" not null,
    tagline      text             not null,
    description  text             not null,
    type         text             not null,
    icon         text,
    publisher    text             not null,
    first_party  boolean          not null,
    tier         text             not null,
    categories   text[]           not null,
    price        jsonb            not null,
    -- the last day on which its publisher looks after it
    sunset       date,
    published_at timestamptz      not null,
    -- storefront.rounded() of how many have it: changes seldom where there are many
    popularity   integer          not null,
    -- what is searched; the display name alone; and the same as plain words for the vocabulary
    document     tsvector         not null,
    names        tsvector         not null,
    words        text[]           not null,
    -- what is filtered by: type:, category:, price:, tier:
    labels       text[]           not null
);

-- Without pending lists: a search does not pay for what was written before it.
create index card_found on storefront.card using gin (document, labels) with (fastupdate = off);
create index card_named on storefront.card using gin (names) with (fastupdate = off);
create index card_by_title on storefront.card (title, name);
create index card_by_age on storefront.card (published_at desc, name);
create index card_by_popularity on storefront.card (popularity desc, name);

-- What is not yet in the counts below. Counts are shared by all cards: whoever publishes or installs only appends here, and
-- waits for nobody. One job after the other folds these rows into the counts.
create table storefront.changed (
    id            bigint  generated always as identity primary key,
    integration   uuid    not null,
    holders       integer not null default 0,
    words_added   text[]  not null default '{}',
    words_gone    text[]  not null default '{}',
    labels_added  text[]  not null default '{}',
    labels_gone   text[]  not null default '{}'
);

-- Who has what at the moment: organizations, and people for themselves.
create table storefront.holding (
    integration  uuid    not null,
    holder       uuid    not null,
    organization boolean not null,
    primary key (integration, holder)
);
create index holding_of on storefront.holding (holder) where organization;

create table storefront.popularity (
    integration uuid   primary key,
    holders     bigint not null
);

create table storefront.label (
    label text collate "C" primary key,
    cards bigint not null
);

-- Exact below 100, then two digits that count.
create function storefront.rounded(holders bigint) returns integer language sql immutable as
$$
    select case when holders < 100 then greatest(holders, 0)
                else least(round(holders, 2 - length(holders::text)), 2000000000) end::integer
$$;

-- One row for each published listing, made from the catalog and from nothing else: it can be thrown away and rebuilt.
create table storefront.card (
    integration  uuid     primary key,
    name         text     not null unique,
    display_name text     not null,
    tagline      text     not null,
    description  text     not null,
    type         text     not null,
    icon         text,
    publisher    text     not null,
    first_party  boolean  not null,
    categories   text[]   not null,
    price        jsonb    not null,
    -- what is searched, and the same as plain words for the vocabulary
    document     tsvector not null,
    words        text[]   not null
);

create index card_document on storefront.card using gin (document);
create index card_categories on storefront.card using gin (categories);

-- Words of all cards, for the correction of typing mistakes. "C": prefixes are found with the primary key.
create table storefront.word (
    word  text collate "C" primary key,
    cards integer not null
);

-- Each word with up to two letters of its first seven left out. Two words at most two edits apart share one of these.
create table storefront.gap (
    gap  text collate "C" not null,
    word text collate "C" not null references storefront.word on delete cascade,
    primary key (gap, word)
);

-- Which form of the projection the rows above have.
create table storefront.projection (
    id   boolean primary key default true check (id),
    form integer not null
);

-- The query for words that people typed: every word must be found, as written or in its English root. The last word may be
-- the beginning of one. Words that carry no meaning (the, for) are passed over unless they are the last.
create function storefront.query(words text[]) returns tsquery language plpgsql immutable as
$$
declare
    result tsquery;
    term   tsquery;
    word   text;
    last   boolean;
begin
    for i in 1 .. cardinality(words) loop
        last := i = cardinality(words);
        word := quote_literal(words[i]) || case when last then ':*' else '' end;
        term := to_tsquery('pg_catalog.english', word);
        if numnode(term) = 0 and not last then
            continue;
        end if;
        term := to_tsquery('pg_catalog.simple', word) || term;
        result := case when result is null then term else result && term end;
    end loop;
    return coalesce(result, ''::tsquery);
end
$$;

-- Words of a text for searching: as written and in their English root.
create function storefront.document(content text, importance "char") returns tsvector language sql immutable as
$$
    select setweight(to_tsvector('pg_catalog.simple', content) || to_tsvector('pg_catalog.english', content), importance)
$$;

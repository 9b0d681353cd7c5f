alter table oidc.authorization
    -- the person lost access together with many others, and the app is still to be told
    add column tell boolean not null default false;

create index authorization_tell on oidc.authorization (client_id, id) where tell;

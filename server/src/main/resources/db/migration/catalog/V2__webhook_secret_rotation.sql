alter table catalog.integration
    -- whether the catalog file gives the secret: then it is changed there and nowhere else
    add column webhook_secret_from_file      boolean not null default false,
    -- when the secret replaced another one; null for the first
    add column webhook_secret_rotated_at     timestamptz,
    -- signs beside the secret until this moment; sealed by the vault: catalog.integration, previous_webhook_secret, id
    add column previous_webhook_secret       bytea,
    add column previous_webhook_secret_until timestamptz,
    add check ((previous_webhook_secret is null) = (previous_webhook_secret_until is null));

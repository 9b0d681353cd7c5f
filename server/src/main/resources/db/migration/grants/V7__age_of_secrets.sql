-- when the secret that counts replaced another one; null for the first, which is as old as its client
alter table grants.client add column secret_made_at timestamptz;

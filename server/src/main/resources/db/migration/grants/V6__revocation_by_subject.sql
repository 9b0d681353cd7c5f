-- Userinfo and introspection ask for the revocations of one token.
create index revocation_by_subject on grants.revocation (subject, kind);

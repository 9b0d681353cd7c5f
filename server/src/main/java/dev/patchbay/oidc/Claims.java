package dev.patchbay.oidc;

/** Names of claims that are not in Spring's or Nimbus's lists. */
final class Claims {

    static final String CLIENT_ID = "client_id";
    static final String SCOPE = "scope";
    static final String ROLES = "roles";
    static final String CALLER = "caller";
    static final String GRANT_ID = "grant_id";
    static final String INSTALLATION_ID = "installation_id";
    static final String INSTALLATION_EPOCH = "installation_epoch";
    static final String ORGANIZATION_ID = "organization_id";
    static final String ORGANIZATION_NAME = "organization_name";
    static final String ORGANIZATION_ROLES = "organization_roles";
    static final String APP_ADMIN = "app_admin";
    static final String APP_PERMISSIONS = "app_permissions";
    static final String SID = "sid";
    static final String AUTH_TIME = "auth_time";
    static final String NONCE = "nonce";
    static final String AT_HASH = "at_hash";
    static final String NAME = "name";
    static final String LOCALE = "locale";
    static final String EMAIL = "email";
    static final String EMAIL_VERIFIED = "email_verified";

    /** A person came through the app. */
    static final String CALLER_DELEGATED = "delegated";
    /** The app, for one installation, with nobody present. */
    static final String CALLER_INSTALLATION = "installation";

    /** The app as itself, for no installation and nobody. */
    static final String CALLER_CLIENT = "client";

    private Claims() {}
}

package dev.patchbay.lifecycle;

/** The kinds of event that are said, by the names they have on the wire. */
final class EventType {

    static final String APP_INSTALLED = "app.installed";
    static final String APP_UNINSTALLED = "app.uninstalled";
    static final String APP_SUSPENDED = "app.suspended";
    static final String APP_RESUMED = "app.resumed";

    static final String APP_UPDATED = "app.updated";
    static final String CREDENTIALS_ROTATED = "credentials.rotated";
    static final String MEMBER_ADDED = "member.added";
    static final String MEMBER_UPDATED = "member.updated";
    static final String MEMBER_REMOVED = "member.removed";
    static final String ORGANIZATION_UPDATED = "organization.updated";

    static final String SCOPES_UPDATED = "scopes.updated";
    static final String GRANT_REVOKED = "grant.revoked";

    static final String INTEGRATION_DEPRECATED = "integration.deprecated";
    static final String DATA_REJECTED = "data.rejected";
    static final String DATA_LIMITED = "data.limited";

    /** Over HTTP these carry a token, when they speak of a person's own installation. */
    static boolean carriesToken(String type) {
        return type.equals(APP_INSTALLED) || type.equals(SCOPES_UPDATED);
    }

    /** Over HTTP these carry the client's secret. */
    static boolean carriesCredentials(String type) {
        return type.equals(APP_INSTALLED) || type.equals(CREDENTIALS_ROTATED);
    }

    private EventType() {}
}

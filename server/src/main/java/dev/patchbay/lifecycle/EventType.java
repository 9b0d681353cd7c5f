package dev.patchbay.lifecycle;

/** The kinds of event that are said, by the names they have on the wire. */
final class EventType {

    static final String APP_INSTALLED = "app.installed";
    static final String APP_UNINSTALLED = "app.uninstalled";
    static final String APP_SUSPENDED = "app.suspended";
    static final String APP_RESUMED = "app.resumed";

    private EventType() {}
}

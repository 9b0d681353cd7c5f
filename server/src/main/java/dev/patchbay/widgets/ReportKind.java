package dev.patchbay.widgets;

import java.util.Locale;

/** What is reported of a bundle. */
public enum ReportKind {
    /** Browsers kept it from something that no widget may do. Anybody can say so. */
    BLOCKED,
    /** It came whole, and a browser did not run it: it is not what was checked. People who are signed in say so. */
    REFUSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

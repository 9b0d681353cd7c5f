package dev.patchbay.policy;

import java.util.Locale;

/** Where a request stands. */
public enum RequestState {
    OPEN,
    APPROVED,
    DENIED,
    WITHDRAWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

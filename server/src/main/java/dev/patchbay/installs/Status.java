package dev.patchbay.installs;

import java.util.Locale;

/** Where an installation stands: {@code setting_up → active ⇄ suspended → uninstalled}, and back by installing again. */
public enum Status {
    /** Made; the app has not yet confirmed that it is ready. */
    SETTING_UP,
    ACTIVE,
    /** For at least one {@link SuspensionCause}; nobody gets in and all tokens are dead. */
    SUSPENDED,
    UNINSTALLED;

    /** As programs read it, such as {@code setting_up}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

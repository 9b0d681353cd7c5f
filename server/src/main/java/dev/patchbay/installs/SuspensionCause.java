package dev.patchbay.installs;

import java.util.Locale;

/** Why an installation is suspended. Each cause is lifted by whoever may set it, and by nobody else. */
public enum SuspensionCause {
    /** An admin of the organization wants it so. */
    ADMIN,
    /** The operator of the platform wants it so. */
    OPERATOR,
    /** It was not paid. */
    PAYMENT;

    /** As programs read it, such as {@code admin}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

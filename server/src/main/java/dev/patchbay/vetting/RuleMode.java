package dev.patchbay.vetting;

import java.util.Locale;

/** What a broken rule means. */
public enum RuleMode {
    /** Nobody looks. */
    OFF,
    /** It is looked at and told, and stops nothing. */
    MONITOR,
    /** Nothing is published that breaks it. */
    ENFORCE;

    /** As programs read it, such as {@code enforce}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

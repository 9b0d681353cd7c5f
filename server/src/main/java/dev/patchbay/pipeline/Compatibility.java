package dev.patchbay.pipeline;

import java.util.Locale;

/** What a source promises of its later schemas to those who read its records. */
public enum Compatibility {
    /** Whoever reads by the older schema can read records of the newer one, and the records that are there keep to the newer one. */
    COMPATIBLE,
    /** Whoever reads by the older schema can read records of the newer one. */
    FORWARD,
    /** Nothing. */
    NONE;

    /** As {@code /schema} has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Compatibility of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    boolean forbids(SchemaDifference difference) {
        return switch (this) {
            case COMPATIBLE -> true;
            case FORWARD -> difference.breaks() != SchemaDifference.Breaks.RECORDS;
            case NONE -> false;
        };
    }
}

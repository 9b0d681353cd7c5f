package dev.patchbay.widgets;

import java.util.Locale;

/** Where a number stands to its threshold. */
public enum Side {
    ABOVE,
    BELOW,
    /** Not beyond it. */
    WITHIN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.patchbay.pipeline;

import java.util.Locale;

/** How records come. */
public enum Way {
    /** Patchbay asks for them. */
    POLLED,
    /** Over HTTP, by the source itself. */
    SENT,
    /** Through the broker. */
    STREAMED;

    /** As programs read it, such as {@code polled}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

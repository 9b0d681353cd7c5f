package dev.patchbay.widgets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How something is shown. */
public enum WidgetKind {
    NUMBER,
    TABLE,
    LINE,
    TICKER,
    /** The integration's own widget, in a frame. */
    INTEGRATION;

    /** As programs read it, such as {@code number}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<WidgetKind> find(@Nullable String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    boolean isBuiltIn() {
        return this != INTEGRATION;
    }
}

package dev.patchbay.platform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages in which Patchbay speaks: each message bundle has a file for each. */
public final class Languages {

    /** The first is that of the texts in the source. */
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

    private Languages() {}

    /** The language of a tag such as {@code de} or {@code de-AT} (RFC 5646), if Patchbay speaks it. */
    public static Optional<Locale> find(String tag) {
        return of(Locale.forLanguageTag(tag));
    }

    /** The language that a reader of the given locale understands, if Patchbay speaks it. */
    public static Optional<Locale> of(Locale locale) {
        return ALL.stream()
                .filter(known -> known.getLanguage().equals(locale.getLanguage()))
                .findFirst();
    }
}

package dev.patchbay.grants;

import java.util.Locale;
import java.util.Map;

/**
 * A text in one or more languages, English always among them.
 *
 * @param byLanguage by ISO 639 code
 */
public record Words(Map<String, String> byLanguage) {

    static final String ENGLISH = "en";

    public Words {
        byLanguage = Map.copyOf(byLanguage);
        if (!byLanguage.containsKey(ENGLISH)) {
            throw new IllegalArgumentException("English is missing");
        }
    }

    /** The text in the reader's language, else in English. */
    public String in(Locale locale) {
        String english = byLanguage.getOrDefault(ENGLISH, "");
        return byLanguage.getOrDefault(locale.getLanguage(), english);
    }
}

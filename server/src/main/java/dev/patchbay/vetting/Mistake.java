package dev.patchbay.vetting;

import dev.patchbay.documents.Said;
import java.util.HashMap;
import java.util.Map;

/** What is wrong with something that an integration answered: in English, and for other languages. */
record Mistake(String english, Said said) {

    /** The place of a mistake in what to do about it. */
    static final String PLACE = "mistake";

    private static final String KEY = PLACE + ".key";
    private static final String VALUE = PLACE + ".value.";

    /** @param values names and values for the places of the sentence, by turns */
    static Mistake of(String key, String english, String... values) {
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i + 1 < values.length; i += 2) {
            places.put(values[i], values[i + 1]);
        }
        return new Mistake(english, new Said(key, places));
    }

    /** As it is kept with what to do. */
    Map<String, String> kept() {
        Map<String, String> kept = new HashMap<>(Map.of(PLACE, english, KEY, said.key()));
        said.values().forEach((name, value) -> kept.put(VALUE + name, value));
        return kept;
    }

    /** Whether one is kept among these. */
    static boolean isIn(Map<String, String> kept) {
        return kept.containsKey(KEY);
    }

    static Said in(Map<String, String> kept) {
        Map<String, String> values = new HashMap<>();
        kept.forEach((name, value) -> {
            if (name.startsWith(VALUE)) {
                values.put(name.substring(VALUE.length()), value);
            }
        });
        return new Said(kept.getOrDefault(KEY, ""), values);
    }
}

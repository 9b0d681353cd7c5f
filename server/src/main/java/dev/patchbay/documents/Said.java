package dev.patchbay.documents;

import java.util.Map;

/**
 * A sentence by its name, so that others can say it in other languages.
 *
 * @param key never changes once released
 * @param values for its places; {@code message} is the English sentence where it was made elsewhere
 */
public record Said(String key, Map<String, String> values) {

    public Said {
        values = Map.copyOf(values);
    }
}

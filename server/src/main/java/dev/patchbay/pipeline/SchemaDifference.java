package dev.patchbay.pipeline;

import dev.patchbay.documents.Said;
import java.util.HashMap;
import java.util.Map;

/**
 * Something in which a newer schema breaks with the older one.
 *
 * @param pointer JSON Pointer (RFC 6901) into the schema
 * @param message in English
 * @param said the message for other languages
 */
public record SchemaDifference(String pointer, Breaks breaks, String message, Said said) {

    /** For whom. */
    public enum Breaks {
        /** Those who read by the older schema may meet what it does not allow. */
        READERS,
        /** Records that kept to the older schema may not keep to the newer one. */
        RECORDS,
        /** Both, or nobody can tell. */
        BOTH
    }

    static SchemaDifference of(String pointer, Breaks breaks, String key, String message, Map<String, String> values) {
        return new SchemaDifference(pointer, breaks, message, new Said("schema-" + key, new HashMap<>(values)));
    }
}

package dev.patchbay.pipeline;

import dev.patchbay.catalog.RecordSchema;
import dev.patchbay.documents.Said;
import java.util.Map;

/**
 * Why a record was refused.
 *
 * @param pointer JSON Pointer (RFC 6901) into the record
 * @param message in English
 * @param said the message for other languages; its key is the reason's name, such as {@code field-missing}
 */
public record Rejection(String pointer, String message, Said said) {

    private static final int LONGEST = 500;

    static Rejection of(RecordSchema.Mismatch mismatch) {
        return new Rejection(cut(mismatch.pointer()), cut(mismatch.message()), mismatch.said());
    }

    static Rejection of(String key, String message, Map<String, String> values) {
        return new Rejection("", message, new Said(key, values));
    }

    /** The reason's name. */
    public String code() {
        return said.key();
    }

    /** Others wrote it, and it may be as long as they like. */
    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}

package dev.patchbay.documents;

import org.jspecify.annotations.Nullable;

/**
 * A mistake in a document.
 *
 * @param pointer JSON Pointer (RFC 6901) to where it is
 * @param message what is wrong and how to mend it, in English
 * @param expected what would be right there, in short; null where only the message can say it
 * @param nearest the known name that was probably meant; null where there is none
 * @param said the message for other languages; null where only operators read it
 */
public record Fault(
        String pointer,
        String message,
        @Nullable String expected,
        @Nullable String nearest,
        @Nullable Said said) {

    public Fault(String pointer, String message) {
        this(pointer, message, null, null, null);
    }

    public Fault hinting(@Nullable String rightWouldBe, @Nullable String meant) {
        return new Fault(pointer, message, rightWouldBe, meant, said);
    }

    /** The pointer to a member or element below another pointer. */
    public static String below(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}

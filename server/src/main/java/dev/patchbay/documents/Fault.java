package dev.patchbay.documents;

/**
 * A mistake in a document.
 *
 * @param pointer JSON Pointer (RFC 6901) to where it is
 * @param message what is wrong and how to mend it
 */
public record Fault(String pointer, String message) {

    /** The pointer to a member or element below another pointer. */
    public static String below(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}

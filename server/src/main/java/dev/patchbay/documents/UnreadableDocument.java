package dev.patchbay.documents;

import java.io.Serial;

/** A document that cannot be read at all, or goes beyond its bounds. */
public final class UnreadableDocument extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final int line;

    UnreadableDocument(int line, String message) {
        super(message, null, false, false);
        this.line = line;
    }

    public int line() {
        return line;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}

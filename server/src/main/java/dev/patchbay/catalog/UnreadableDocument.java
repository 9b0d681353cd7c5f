package dev.patchbay.catalog;

import java.io.Serial;

/** A document that cannot be read at all, or goes beyond its bounds. */
final class UnreadableDocument extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final int line;

    UnreadableDocument(int line, String message) {
        super(message, null, false, false);
        this.line = line;
    }

    int line() {
        return line;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}

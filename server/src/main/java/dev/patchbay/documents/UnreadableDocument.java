package dev.patchbay.documents;

import java.io.Serial;

/** A document that cannot be read at all, or goes beyond its bounds. */
public final class UnreadableDocument extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Place place;

    UnreadableDocument(Place place, String message) {
        super(message, null, false, false);
        this.place = place;
    }

    public int line() {
        return place.line();
    }

    public int column() {
        return place.column();
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}

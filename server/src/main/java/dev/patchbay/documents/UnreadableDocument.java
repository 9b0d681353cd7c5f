package dev.patchbay.documents;

import java.io.Serial;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A document that cannot be read at all, or goes beyond its bounds. */
public final class UnreadableDocument extends Exception {

    /** The keys of what can be wrong. */
    enum Why {
        UNREADABLE,
        ENDS_EARLY,
        KEY_TWICE,
        TOO_DEEP,
        TEXT_TOO_LONG,
        TOO_LARGE,
        TOO_MANY_PARTS,
        NUMBER_OUT_OF_RANGE,
        BYTE_ORDER_MARK,
        SEVERAL_DOCUMENTS,
        ALIAS;

        private String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Place place;
    private final transient Said said;

    UnreadableDocument(Place place, Why why, String message) {
        this(place, why, message, Map.of());
    }

    UnreadableDocument(Place place, Why why, String message, Map<String, String> values) {
        super(message, null, false, false);
        this.place = place;
        var all = new HashMap<>(values);
        all.put("message", message);
        this.said = new Said(why.key(), all);
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

    /** The message for other languages. */
    public Said said() {
        return said;
    }
}

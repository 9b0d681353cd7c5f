package dev.patchbay.kernel;

import java.util.UUID;

/** A lifecycle event; the {@code webhook-id} of every attempt to deliver it. */
public record EventId(UUID value) implements TypedId {

    public static EventId of(String text) {
        return new EventId(TypedId.parse(text, "event"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

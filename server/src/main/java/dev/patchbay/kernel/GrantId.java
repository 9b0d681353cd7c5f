package dev.patchbay.kernel;

import java.util.UUID;

/** A permission that was given once; an ended one never revives. */
public record GrantId(UUID value) implements TypedId {

    public static GrantId of(String text) {
        return new GrantId(TypedId.parse(text, "grant"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package dev.patchbay.kernel;

import java.util.UUID;

/** A signed-in browser session; the {@code sid} of OpenID Connect, never the cookie's value. */
public record SessionId(UUID value) implements TypedId {

    public static SessionId of(String text) {
        return new SessionId(TypedId.parse(text, "session"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

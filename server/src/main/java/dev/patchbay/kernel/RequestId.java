package dev.patchbay.kernel;

import java.util.UUID;

/** What a member asked the admins for. */
public record RequestId(UUID value) implements TypedId {

    public static RequestId of(String text) {
        return new RequestId(TypedId.parse(text, "request"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

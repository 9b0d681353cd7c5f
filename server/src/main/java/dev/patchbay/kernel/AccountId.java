package dev.patchbay.kernel;

import java.util.UUID;

/** A person's account. */
public record AccountId(UUID value) implements TypedId {

    public static AccountId of(String text) {
        return new AccountId(TypedId.parse(text, "account"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

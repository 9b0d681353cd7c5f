package dev.patchbay.kernel;

import java.util.UUID;

/** Something a publisher offers in the catalog. */
public record IntegrationId(UUID value) implements TypedId {

    public static IntegrationId of(String text) {
        return new IntegrationId(TypedId.parse(text, "integration"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

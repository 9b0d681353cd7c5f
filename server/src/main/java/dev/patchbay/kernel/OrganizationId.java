package dev.patchbay.kernel;

import java.util.UUID;

/** An organization: a tenant, or a publisher. */
public record OrganizationId(UUID value) implements TypedId {

    public static OrganizationId of(String text) {
        return new OrganizationId(TypedId.parse(text, "organization"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package dev.patchbay.kernel;

import java.util.UUID;

/** An integration on a target; kept over reinstallation. */
public record InstallationId(UUID value) implements TypedId {

    public static InstallationId of(String text) {
        return new InstallationId(TypedId.parse(text, "installation"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package dev.patchbay.pipeline;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records that are for the same readers.
 *
 * @param installation whose alone they are; null for those that all share who installed the source
 */
record Shelf(IntegrationId source, @Nullable InstallationId installation) {

    /** How rows name what is for all (RFC 9562 §5.9). */
    private static final UUID ALL = new UUID(0, 0);

    static Shelf ofAll(IntegrationId source) {
        return new Shelf(source, null);
    }

    /** As rows have it. */
    UUID owner() {
        return owner(installation);
    }

    static UUID owner(@Nullable InstallationId installation) {
        return installation == null ? ALL : installation.value();
    }

    static @Nullable InstallationId installation(UUID owner) {
        return owner.equals(ALL) ? null : new InstallationId(owner);
    }
}

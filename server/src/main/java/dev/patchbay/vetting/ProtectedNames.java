package dev.patchbay.vetting;

import dev.patchbay.kernel.IntegrationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names that nobody else may look like. */
interface ProtectedNames {

    /**
     * A name.
     *
     * @param reserved whether it may not even be a part of another name, as that of the marketplace itself
     */
    record Name(String text, boolean reserved) {}

    /** Those that an integration is held against: not its own, and not those of its publisher. */
    List<Name> besides(@Nullable IntegrationId integration);
}

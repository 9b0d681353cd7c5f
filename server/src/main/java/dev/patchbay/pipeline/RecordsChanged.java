package dev.patchbay.pipeline;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import org.jspecify.annotations.Nullable;

/**
 * Records of a source changed; told after the commit, on this node alone: whoever needs all of them reads them by their versions.
 *
 * @param installation whose alone they are; null for those that all share
 * @param after the source's version before
 * @param version the greatest of them
 */
public record RecordsChanged(IntegrationId source, @Nullable InstallationId installation, long after, long version) {}

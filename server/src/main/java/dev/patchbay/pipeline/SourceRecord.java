package dev.patchbay.pipeline;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The newest that is known under a key.
 *
 * @param installation whose alone it is; null where all share it who installed the source
 * @param key the values of the key's fields, as a JSON list
 * @param version greater than that of every change of the source before
 * @param value of a deletion, its key's fields
 * @param at when Patchbay was told
 */
public record SourceRecord(
        IntegrationId source,
        @Nullable InstallationId installation,
        String key,
        long version,
        JsonNode value,
        boolean deleted,
        Instant at) {}

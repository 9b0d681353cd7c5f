package dev.patchbay.pipeline;

import dev.patchbay.kernel.IntegrationId;
import java.time.Instant;
import java.util.List;

/**
 * What the records of a source must be; never changes.
 *
 * @param number counts up from 1
 * @param definition JSON Schema (2020-12) as JSON text
 * @param key the fields that identify a record
 * @param compatibility what it promises of the next one
 * @param perInstallation whether each installation has records of its own
 */
public record SchemaVersion(
        IntegrationId source,
        int number,
        String definition,
        List<String> key,
        Compatibility compatibility,
        boolean perInstallation,
        Instant since) {

    public SchemaVersion {
        key = List.copyOf(key);
    }
}

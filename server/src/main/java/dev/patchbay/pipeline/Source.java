package dev.patchbay.pipeline;

import dev.patchbay.kernel.IntegrationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data source as it stands.
 *
 * @param version of its newest change; 0 while there is none
 * @param schema null until it has answered one that could be used
 * @param interval from one poll to the next, as it asks
 * @param refused null unless it answers a schema that is not used
 */
public record Source(
        IntegrationId integration,
        long version,
        @Nullable SchemaVersion schema,
        Duration interval,
        @Nullable RefusedSchema refused) {

    /**
     * A schema that breaks what the one in use promised, or comes too soon after many others.
     *
     * @param tooOften whether there were too many versions in a day
     */
    public record RefusedSchema(String definition, boolean tooOften, List<SchemaDifference> differences, Instant at) {

        public RefusedSchema {
            differences = List.copyOf(differences);
        }
    }
}

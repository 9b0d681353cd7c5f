package dev.patchbay.pipeline;

import dev.patchbay.kernel.IntegrationId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What there is of data sources. */
@Component
public class Sources {

    private final SourceTable table;
    private final SchemaTable schemas;

    Sources(SourceTable table, SchemaTable schemas) {
        this.table = table;
        this.schemas = schemas;
    }

    /** The source, if anybody has installed it or sent records of it before. */
    public Optional<Source> of(IntegrationId integration) {
        return table.find(integration);
    }

    /** Those of these integrations that have records, or may have. */
    public Set<IntegrationId> among(Collection<IntegrationId> integrations) {
        return table.among(integrations);
    }

    /** The schemas that are in use; none of a source that has none. */
    public Map<IntegrationId, SchemaVersion> schemasInUse(Collection<IntegrationId> integrations) {
        return schemas.inUse(integrations);
    }

    /** All schemas that it had, the newest first; at most a hundred. */
    public List<SchemaVersion> schemas(IntegrationId integration) {
        return schemas.all(integration);
    }
}

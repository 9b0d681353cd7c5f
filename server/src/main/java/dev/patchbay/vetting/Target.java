package dev.patchbay.vetting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.catalog.Manifest;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A manifest that is to be looked at.
 *
 * @param document as it was written, or as Patchbay would write it
 */
record Target(IntegrationId integration, Manifest manifest, String document, CheckSubject.Stage stage) {

    private static final JsonMapper WRITTEN = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    /** A manifest whose own text nobody kept. */
    static Target of(IntegrationId integration, Manifest manifest, CheckSubject.Stage stage) {
        return new Target(integration, manifest, WRITTEN.writeValueAsString(manifest), stage);
    }

    static Manifest read(String document) {
        return JsonMapper.shared().readValue(document, Manifest.class);
    }

    /** The same for manifests that say the same, except for what is new in them. */
    byte[] fingerprint() {
        ObjectNode tree = SORTED.valueToTree(manifest);
        tree.remove("changelog");
        JsonNode targets = tree.path("install_targets");
        var sorted = JsonNodeFactory.instance.arrayNode();
        targets.valueStream().map(JsonNode::asString).sorted().forEach(sorted::add);
        tree.set("install_targets", sorted);
        return Sha256.of(SORTED.writeValueAsString(tree));
    }
}

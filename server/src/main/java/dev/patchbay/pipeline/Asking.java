package dev.patchbay.pipeline;

import dev.patchbay.catalog.Manifest;
import dev.patchbay.egress.CallSignatures;
import dev.patchbay.egress.Egress;
import dev.patchbay.egress.EgressRequest;
import dev.patchbay.egress.EgressResult;
import dev.patchbay.installs.AppConfigs;
import dev.patchbay.kernel.InstallationId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks a source, with Patchbay's signature. */
@Component
class Asking {

    /** A header of more would be refused by many servers. */
    private static final int LARGEST_CONFIG = 4_096;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Egress egress;
    private final ObjectProvider<CallSignatures> signatures;
    private final AppConfigs configs;

    Asking(Egress egress, ObjectProvider<CallSignatures> signatures, AppConfigs configs) {
        this.egress = egress;
        this.signatures = signatures;
        this.configs = configs;
    }

    /**
     * What to ask for.
     *
     * @param path {@code /schema} or {@code /data}
     * @param installation for which; null for all
     * @param etag of what is known already
     */
    record Question(
            String path,
            @Nullable InstallationId installation,
            @Nullable String cursor,
            @Nullable String etag) {}

    EgressResult ask(Manifest manifest, Question question, int largest, Duration within) {
        var request = EgressRequest.get(address(manifest, question))
                .withHeader("Accept", "application/json")
                .withMaximumBody(largest)
                .withTimeout(within);
        var signature = signatures.getIfAvailable();
        if (signature != null) {
            request = request.withHeader(
                    "Authorization", "Bearer " + signature.of(manifest.baseUrl(), claims(question.installation)));
        }
        if (question.etag != null) {
            request = request.withHeader("If-None-Match", question.etag);
        }
        return egress.send(request);
    }

    private static URI address(Manifest manifest, Question question) {
        var query = new StringBuilder();
        if (question.installation != null) {
            query.append("?installation_id=").append(question.installation);
        }
        if (question.cursor != null) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append("cursor=")
                    .append(URLEncoder.encode(question.cursor, StandardCharsets.UTF_8));
        }
        return URI.create(manifest.below(question.path) + query.toString());
    }

    /** Signed, so that the source can rely upon it; a config that is too large it has from its events. */
    private Map<String, Object> claims(@Nullable InstallationId installation) {
        if (installation == null) {
            return Map.of();
        }
        Map<String, Object> claims = new HashMap<>(Map.of("installation_id", installation.toString()));
        ObjectNode config = configs.of(installation).values();
        String text = config.toString();
        if (text.length() <= LARGEST_CONFIG) {
            claims.put("config", JSON.readValue(text, new TypeReference<Map<String, Object>>() {}));
        }
        return claims;
    }
}

package dev.patchbay.lifecycle;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.GrantId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Slug;
import dev.patchbay.kernel.TypedId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the body of an event: the fields and their order are those of the contract, the same for every transport. */
final class EventBody {

    /** A mapper of its own: what is on the wire does not follow the settings of the web API. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What the log decides about an event. */
    record Head(EventId id, String type, long sequence, Instant at) {}

    /**
     * Which installation of which version is spoken of.
     *
     * @param installation null where the publisher is told about the integration itself
     * @param clientId the installation's client, or the integration's own; null where there is none
     */
    record Subject(
            Slug integration,
            String version,
            @Nullable InstallationId installation,
            @Nullable OrganizationId organization,
            @Nullable AccountId user,
            @Nullable String clientId) {}

    private EventBody() {}

    static String write(Head head, Subject subject, ObjectNode data) {
        var body = NODES.objectNode();
        body.put("id", head.id().toString());
        body.put("event", head.type());
        body.put("sequence", head.sequence());
        body.put("timestamp", head.at().toString());
        body.put("integration", subject.integration().value());
        body.put("version", subject.version());
        body.set("installationId", text(subject.installation()));
        body.set("organizationId", text(subject.organization()));
        body.set("userId", text(subject.user()));
        body.put("clientId", subject.clientId());
        body.set("data", data);
        return JSON.writeValueAsString(body);
    }

    /** The body with the client's secret after its id, where receivers look for it. */
    static String withClientSecret(String body, String secret) {
        return withMember(body, "clientSecret", secret);
    }

    /** The body with the address of new credentials, where the secret would stand. */
    static String withCredentialsUrl(String body, URI url) {
        return withMember(body, "credentialsUrl", url.toString());
    }

    private static String withMember(String body, String name, String value) {
        var completed = NODES.objectNode();
        for (var field : ((ObjectNode) JSON.readTree(body)).properties()) {
            completed.set(field.getKey(), field.getValue());
            if (field.getKey().equals("clientId")) {
                completed.put(name, value);
            }
        }
        return JSON.writeValueAsString(completed);
    }

    /** The body with a mark, at its top, that it never happened. */
    static String asExample(String body) {
        var marked = NODES.objectNode();
        marked.put("example", true);
        marked.setAll((ObjectNode) JSON.readTree(body));
        return JSON.writeValueAsString(marked);
    }

    /** The body with a token in place of the null that the log has. */
    static String withToken(String body, InstallationTokens.Token token) {
        var completed = (ObjectNode) JSON.readTree(body);
        var sent = ((ObjectNode) completed.get("data")).putObject("token");
        sent.put("access_token", token.value().reveal());
        sent.put("expires_in", token.life().toSeconds());
        sent.put("scope", String.join(" ", token.scopes().stream().sorted().toList()));
        return JSON.writeValueAsString(completed);
    }

    /** The grant of a person that an event speaks of. */
    static Optional<GrantId> grantOf(String body) {
        var grant = JSON.readTree(body).path("data").path("grantId");
        return grant.isString() ? Optional.of(GrantId.of(grant.stringValue())) : Optional.empty();
    }

    /** How the bodies of events about a client have its id; within a text the quotes would be escaped. */
    static String naming(String clientId) {
        return "\"clientId\":\"" + clientId + "\"";
    }

    /** The client that an event speaks of. */
    static String clientIdOf(String body) {
        return JSON.readTree(body).path("clientId").stringValue("");
    }

    private static JsonNode text(@Nullable TypedId id) {
        return id == null ? NODES.nullNode() : NODES.stringNode(id.toString());
    }
}

package dev.patchbay.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.accounts.Session;
import dev.patchbay.broker.Broker;
import dev.patchbay.broker.Topic;
import dev.patchbay.catalog.Listing;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.kernel.Slug;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a Kafka client of an integration must be told: the address, the topics, where its token comes from. */
@RestController
class BrokerPlaceController {

    private final Desk desk;
    private final Clients clients;
    private final Broker broker;
    private final PatchbaySettings settings;

    BrokerPlaceController(Desk desk, Clients clients, Broker broker, PatchbaySettings settings) {
        this.desk = desk;
        this.clients = clients;
        this.broker = broker;
        this.settings = settings;
    }

    @GetMapping("/api/developer/integrations/{name}/broker")
    BrokerPlace show(Session session, @PathVariable String name) {
        Listing integration = desk.require(session, name);
        String client = clients.ofIntegration(integration.id()).map(Client::id).orElse(null);
        Slug slug = integration.name();
        return new BrokerPlace(
                client != null && broker.admits(client),
                broker.available(),
                broker.address().orElse(null),
                broker.encrypted(),
                new BrokerTopics(
                        new Topic(slug, Topic.Kind.DATA).name(),
                        new Topic(slug, Topic.Kind.LIFECYCLE).name(),
                        new Topic(slug, Topic.Kind.DLQ).name(),
                        Topic.groupsOf(slug)),
                client,
                settings.issuer(),
                URI.create(settings.issuer() + "/token"),
                Broker.AUDIENCE);
    }

    /**
     * An integration's place at the broker.
     *
     * @param admitted whether it has topics: it asked for them in a version that is published
     * @param available whether the broker answered a moment ago
     * @param address as Kafka clients take it for {@code bootstrap.servers}; null before it is known
     * @param encrypted whether the protocol is {@code SASL_SSL}, else {@code SASL_PLAINTEXT}
     * @param clientId of the client whose tokens are taken there; null until it is needed
     * @param tokenEndpoint where tokens come from
     * @param resource for which a token is asked
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record BrokerPlace(
            boolean admitted,
            boolean available,
            @Nullable String address,
            boolean encrypted,
            BrokerTopics topics,
            @Nullable String clientId,
            String issuer,
            URI tokenEndpoint,
            String resource) {}

    /**
     * What is its own.
     *
     * @param data that it writes
     * @param lifecycle that it reads
     * @param dlq with what was refused of it, which it reads
     * @param groups what the names of its consumer groups begin with
     */
    record BrokerTopics(String data, String lifecycle, String dlq, String groups) {}
}

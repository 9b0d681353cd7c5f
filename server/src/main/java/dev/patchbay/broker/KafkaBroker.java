package dev.patchbay.broker;

import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The broker, which is Kafka. */
@Component
class KafkaBroker implements Broker {

    /** What the names of our own groups begin with: those of integrations begin otherwise. */
    static final String GROUPS = "patchbay.";

    /** In a heap of 192 MB 3,000 partitions start again after a kill, and 6,000 never do; some are Kafka's own. */
    static final int MOST_PARTITIONS = 2_000;

    private final KafkaSite site;
    private final BrokerState state;
    private final KafkaClients clients;
    private final Appending appending;
    private final ClientRows rows;
    private final Holders holders;
    private final Jobs jobs;
    private final BrokerSettings settings;

    KafkaBroker(
            KafkaSite site,
            BrokerState state,
            KafkaClients clients,
            ClientRows rows,
            Jobs jobs,
            BrokerSettings settings) {
        this.site = site;
        this.state = state;
        this.clients = clients;
        this.appending = new Appending(clients, state::available);
        this.rows = rows;
        this.holders = new Holders(rows);
        this.jobs = jobs;
        this.settings = settings;
    }

    @Override
    public boolean present() {
        return settings.mode() != BrokerSettings.Mode.OFF;
    }

    @Override
    public boolean available() {
        return state.available();
    }

    @Override
    public Optional<String> address() {
        return site.address();
    }

    @Override
    public boolean encrypted() {
        return site.encrypted();
    }

    @Override
    public boolean admits(String clientId) {
        return present() && rows.isClient(clientId);
    }

    @Override
    public CompletableFuture<Position> append(Topic topic, Message message) {
        return appending.append(topic.name(), message);
    }

    @Override
    public CompletableFuture<Position> append(InternalTopic topic, Message message) {
        return appending.append(topic.topic(), message);
    }

    @Override
    public Subscription readEach(Topic.Kind kind, String group, Consumer<Portion> handler) {
        return new ReadingEach(clients, GROUPS + group, kind.names(), handler);
    }

    @Override
    public Subscription follow(InternalTopic topic, Follower follower) {
        return new Tailing(clients, topic.topic(), follower);
    }

    @Override
    public Set<Slug> having(Collection<Slug> integrations) {
        return present() ? holders.among(integrations) : Set.of();
    }

    @Override
    public void provision(ClientTopics wanted) {
        if (!rows.save(wanted, mostIntegrations())) {
            throw new ProblemException(
                    BrokerProblem.FULL,
                    "The embedded Kafka has room for the topics of %d integrations. An operator can connect an external one."
                            .formatted(mostIntegrations()));
        }
        Reconciliation.soon(jobs);
    }

    private int mostIntegrations() {
        return settings.mode() == BrokerSettings.Mode.EXTERNAL
                ? Integer.MAX_VALUE
                : MOST_PARTITIONS / (Topic.Kind.values().length * settings.partitions());
    }

    @Override
    public void remove(Slug integration) {
        if (rows.remove(integration)) {
            Reconciliation.soon(jobs);
        }
    }

    @Override
    public Map<Topic, Depth> depths(Collection<Topic> topics) {
        if (!available()) {
            throw new BrokerUnavailable("The broker does not answer");
        }
        return new Depths(clients).of(topics);
    }
}

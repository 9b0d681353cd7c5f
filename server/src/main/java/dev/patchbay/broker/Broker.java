package dev.patchbay.broker;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The broker. That it is away holds up nobody: whatever is asked of it says so after a bounded while. */
public interface Broker {

    /** The audience of tokens for the broker, and for nothing else. */
    String AUDIENCE = "patchbay:broker";

    /** Whether it answered a moment ago. */
    boolean available();

    /** The address that integrations' clients connect to, such as {@code 127.0.0.1:9092}; none before it is known. */
    Optional<String> address();

    /** Whether clients speak TLS there. */
    boolean encrypted();

    /** Whether this client may connect: it is that of an integration that turned the broker on. */
    boolean admits(String clientId);

    /**
     * Writes a message. What hangs on the answer runs on the thread that talks to the broker, and must be short.
     *
     * @return where it lies once the broker has it; {@link BrokerUnavailable}, when it is not known that it does, or
     *     {@link BrokerRefused}
     */
    CompletableFuture<Position> append(Topic topic, Message message);

    /**
     * Hands over what is written to a topic, in order, as the node of this group that reads it: at least once. What the handler
     * throws holds the topic up, and the batch is handed over again after a growing while, to a minute.
     *
     * @param group a few letters of our own, the same on all nodes that share the work
     */
    Subscription read(Topic topic, String group, Consumer<List<Received>> batch);

    /** The same for the topics of this kind of all integrations, those to come too. */
    Subscription read(Topic.Kind kind, String group, Consumer<List<Received>> batch);

    /**
     * Gives an integration its topics, or changes who may use them. It is written down with the caller's transaction, and carried
     * out soon after, or when the broker is back.
     *
     * @throws ProblemException {@code broker-full}
     */
    void provision(ClientTopics wanted);

    /** Takes an integration's topics away, with all that lies in them, in the same way. */
    void remove(Slug integration);

    /**
     * How much lies in these topics; those that do not exist are left out.
     *
     * @throws BrokerUnavailable after at most ten seconds
     */
    Map<Topic, Depth> depths(Collection<Topic> topics);
}

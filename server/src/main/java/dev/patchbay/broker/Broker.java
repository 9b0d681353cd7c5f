package dev.patchbay.broker;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The broker. That it is away holds up nobody: whatever is asked of it says so after a bounded while. */
public interface Broker {

    /** The audience of tokens for the broker, and for nothing else. */
    String AUDIENCE = "patchbay:broker";

    /** The group by which Patchbay reads what integrations write. */
    String DATA_READERS = "pipeline";

    /** Whether there is to be one at all ({@code patchbay.broker.mode}). */
    boolean present();

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
     * Hands over what is written to the topics of this kind of all integrations, those to come too: each partition in order and at
     * least once, several at a time. What the handler throws holds up that partition alone, whose portion is handed over again after a
     * growing while, to 15 seconds.
     *
     * @param group a few letters of our own, the same on all nodes that share the work
     */
    Subscription readEach(Topic.Kind kind, String group, Consumer<Portion> handler);

    /** Writes a message for all nodes; as {@link #append(Topic, Message)}. */
    CompletableFuture<Position> append(InternalTopic topic, Message message);

    /** Lets this node hear all that is written to an internal topic from now on, over restarts of the broker. */
    Subscription follow(InternalTopic topic, Follower follower);

    /**
     * Which of these integrations have topics, or will in a moment. Who just got them is among them at once; who just lost them may
     * be for two more seconds.
     */
    Set<Slug> having(Collection<Slug> integrations);

    /** Whether this integration has topics, as {@link #having}. */
    default boolean has(Slug integration) {
        return !having(List.of(integration)).isEmpty();
    }

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

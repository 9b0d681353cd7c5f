package dev.patchbay.delivery;

import dev.patchbay.broker.Broker;
import dev.patchbay.broker.BrokerRefused;
import dev.patchbay.broker.BrokerUnavailable;
import dev.patchbay.broker.Message;
import dev.patchbay.broker.Position;
import dev.patchbay.broker.Topic;
import dev.patchbay.kernel.EventId;
import dev.patchbay.lifecycle.CredentialsUrls;
import dev.patchbay.lifecycle.WireEvent;
import dev.patchbay.platform.PatchbaySettings;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sends events to topics. Of each stream one is on its way at a time: the broker may lose one of two that are and take the other, and
 * a reader would have them in the wrong order.
 */
@Component
class TopicSender {

    private static final Logger log = LoggerFactory.getLogger(TopicSender.class);

    /** A topic is made within seconds after its integration was offered; one that is missing for longer holds nobody else up. */
    private static final Duration MAKING = Duration.ofSeconds(60);

    private static final int BYTES_UNDER_WAY = 4 * 1024 * 1024;

    /** More than any portion holds; those of one that another node went on with stay behind. */
    private static final int MOST_ARRIVED = 10_000;

    private final Broker broker;
    private final UnsentEvents unsent;
    private final CredentialsUrls credentials;
    private final String source;
    private final MissingTopics missing;

    /** What arrived of a portion that failed as a whole, and is handed over again. */
    private final Set<EventId> arrived = new HashSet<>();

    @Autowired
    TopicSender(Broker broker, UnsentEvents unsent, CredentialsUrls credentials, PatchbaySettings platform) {
        this(broker, unsent, credentials, platform, MAKING);
    }

    /** @param making how long a topic is waited for */
    TopicSender(
            Broker broker,
            UnsentEvents unsent,
            CredentialsUrls credentials,
            PatchbaySettings platform,
            Duration making) {
        this.missing = new MissingTopics(broker, making);
        this.broker = broker;
        this.unsent = unsent;
        this.credentials = credentials;
        this.source = platform.baseUrl().toString();
    }

    /** It is not even tried: nobody waits any more for its topic, or it would overtake another one. */
    private static final class Waits extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        Waits(String why) {
            super(why);
        }
    }

    /** An event and where it goes. */
    record Addressed(WireEvent event, Topic topic) {

        UUID stream() {
            return event.stream().id();
        }
    }

    private record UnderWay(Addressed addressed, CompletableFuture<Position> answer) {}

    /**
     * Events on their way.
     *
     * @param streams what is still to be sent
     * @param waiting the streams whose events are all set aside, since an earlier one is
     */
    private record Portion(Map<UUID, Deque<Addressed>> streams, Set<UUID> waiting, List<EventId> aside) {

        static Portion of(List<Addressed> events, Set<UUID> waiting) {
            var portion = new Portion(new LinkedHashMap<>(), new HashSet<>(waiting), new ArrayList<>());
            for (Addressed each : events) {
                portion.streams
                        .computeIfAbsent(each.stream(), _ -> new ArrayDeque<>())
                        .add(each);
            }
            return portion;
        }

        void settled(Addressed event) {
            Deque<Addressed> stream = streams.get(event.stream());
            if (stream != null) {
                stream.remove();
                if (stream.isEmpty()) {
                    streams.remove(event.stream());
                }
            }
        }
    }

    /**
     * Sends all of them, and returns when each is there or set aside.
     *
     * @param waiting the streams that something waits of, which the rest may not overtake
     * @return those that were set aside
     * @throws BrokerUnavailable while the broker is away
     */
    synchronized List<EventId> send(List<Addressed> events, Set<UUID> waiting) throws InterruptedException {
        if (arrived.size() > MOST_ARRIVED) {
            arrived.clear();
        }
        var portion = Portion.of(
                events.stream()
                        .filter(each -> !arrived.contains(each.event().id()))
                        .toList(),
                waiting);
        while (!portion.streams().isEmpty()) {
            sendNext(portion);
        }
        events.forEach(each -> arrived.remove(each.event().id()));
        return portion.aside();
    }

    /** The next one of each stream. */
    private void sendNext(Portion portion) throws InterruptedException {
        List<UnderWay> underWay = new ArrayList<>();
        int bytes = 0;
        for (Deque<Addressed> stream : portion.streams().values()) {
            Addressed next = stream.element();
            Waits waits = waits(next, portion);
            if (waits != null) {
                underWay.add(new UnderWay(next, CompletableFuture.failedFuture(waits)));
                continue;
            }
            Message message = message(next.event());
            bytes += message.value().length;
            underWay.add(new UnderWay(next, broker.append(next.topic(), message)));
            if (bytes > BYTES_UNDER_WAY) {
                break;
            }
        }
        @Nullable BrokerUnavailable away = null;
        for (UnderWay each : underWay) {
            BrokerUnavailable unavailable = settle(each, portion);
            away = away == null ? unavailable : away;
        }
        if (away != null) {
            throw away;
        }
    }

    private @Nullable Waits waits(Addressed event, Portion portion) {
        if (portion.waiting().contains(event.stream())) {
            return new Waits("An earlier event waits");
        }
        return missing.isGivenUp(event.topic()) ? new Waits("There is no such topic") : null;
    }

    /** Those of these topics that are worth a trial: all but those that nobody waits for. */
    Set<Topic> reachable(Collection<Topic> topics) {
        return missing.reachable(topics);
    }

    /** Returns why the event is still to be sent, or null. */
    private @Nullable BrokerUnavailable settle(UnderWay each, Portion portion) throws InterruptedException {
        Addressed event = each.addressed();
        try {
            var _ = each.answer().get();
            missing.found(event.topic());
            arrived.add(event.event().id());
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case BrokerRefused refused -> setAside(event, false, refused, portion);
                case Waits waits -> setAside(event, true, waits, portion);
                case BrokerUnavailable unavailable
                when missing.isWhy(unavailable, event.topic()) -> setAside(event, true, unavailable, portion);
                case BrokerUnavailable unavailable -> {
                    return unavailable;
                }
                case null, default -> throw new IllegalStateException("An event could not be sent", failed);
            }
        }
        portion.settled(event);
        return null;
    }

    private void setAside(Addressed addressed, boolean waits, RuntimeException why, Portion portion) {
        WireEvent event = addressed.event();
        if (unsent.add(event, waits, String.valueOf(why.getMessage()))) {
            log.warn(
                    "Event {} did not get to the topic of its integration {}: {}",
                    event.id(),
                    event.stream().integration(),
                    why.getMessage());
        }
        if (waits) {
            portion.waiting().add(addressed.stream());
        }
        portion.aside().add(event.id());
    }

    /** CloudEvents 1.0 in binary mode (Kafka protocol binding §3.2). */
    private Message message(WireEvent event) {
        String stream = event.stream().id().toString();
        return new Message(
                stream,
                credentials.withUrl(event).getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "content-type",
                        "application/json",
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        event.id().toString(),
                        "ce_source",
                        source,
                        "ce_type",
                        event.type(),
                        "ce_time",
                        event.appendedAt().toString(),
                        "ce_subject",
                        stream,
                        "ce_sequence",
                        Long.toString(event.sequence())));
    }
}

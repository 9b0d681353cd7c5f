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
import java.util.Deque;
import java.util.HashMap;
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

    private static final long LOOKING = Duration.ofSeconds(10).toNanos();
    private static final int BYTES_UNDER_WAY = 4 * 1024 * 1024;

    private final Broker broker;
    private final UnsentEvents unsent;
    private final CredentialsUrls credentials;
    private final String source;
    private final long making;

    /** What arrived of a portion that failed as a whole, and is handed over again. */
    private final Set<EventId> arrived = new HashSet<>();

    private final Map<Topic, Missing> missing = new HashMap<>();

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
        this.making = making.toNanos();
        this.broker = broker;
        this.unsent = unsent;
        this.credentials = credentials;
        this.source = platform.baseUrl().toString();
    }

    /** There is no topic, for so long that nobody waits for it. */
    private static final class Gone extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        Gone() {
            super("There is no such topic");
        }
    }

    /** An event and where it goes. */
    record Addressed(WireEvent event, Topic topic) {}

    private record UnderWay(Addressed addressed, CompletableFuture<Position> answer) {}

    /** That there was nothing at the place of a topic, by the clock that only goes forward. */
    private record Missing(long since, long lookedAt) {}

    private boolean givenUp(Missing topic) {
        return topic.lookedAt() - topic.since() >= making;
    }

    /**
     * Sends all of them, and returns when each is there or set aside.
     *
     * @return those that were set aside
     * @throws BrokerUnavailable while the broker is away
     */
    synchronized List<EventId> send(List<Addressed> events) throws InterruptedException {
        Map<UUID, Deque<Addressed>> streams = new LinkedHashMap<>();
        for (Addressed each : events) {
            if (!arrived.contains(each.event().id())) {
                streams.computeIfAbsent(each.event().stream().id(), _ -> new ArrayDeque<>())
                        .add(each);
            }
        }
        List<EventId> aside = new ArrayList<>();
        while (!streams.isEmpty()) {
            sendNext(streams, aside);
        }
        arrived.clear();
        return aside;
    }

    /** The next one of each stream. */
    private void sendNext(Map<UUID, Deque<Addressed>> streams, List<EventId> aside) throws InterruptedException {
        List<UnderWay> underWay = new ArrayList<>();
        int bytes = 0;
        for (Deque<Addressed> stream : streams.values()) {
            Addressed next = stream.element();
            if (isGivenUp(next.topic())) {
                underWay.add(new UnderWay(next, CompletableFuture.failedFuture(new Gone())));
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
            away = settle(each, streams, aside, away);
        }
        if (away != null) {
            throw away;
        }
    }

    private @Nullable BrokerUnavailable settle(
            UnderWay each, Map<UUID, Deque<Addressed>> streams, List<EventId> aside, @Nullable BrokerUnavailable away)
            throws InterruptedException {
        WireEvent event = each.addressed().event();
        try {
            var _ = each.answer().get();
            missing.remove(each.addressed().topic());
            arrived.add(event.id());
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case BrokerRefused refused -> setAside(event, false, refused, aside);
                case Gone gone -> setAside(event, true, gone, aside);
                case BrokerUnavailable unavailable
                when isMissing(each.addressed().topic()) -> setAside(event, true, unavailable, aside);
                case BrokerUnavailable unavailable -> {
                    return away == null ? unavailable : away;
                }
                case null, default -> throw new IllegalStateException("An event could not be sent", failed);
            }
        }
        Deque<Addressed> stream = streams.get(event.stream().id());
        if (stream != null) {
            stream.remove();
            if (stream.isEmpty()) {
                streams.remove(event.stream().id());
            }
        }
        return away;
    }

    /** Whether the topic is missing for too long, and was a moment ago: then nobody waits for it. */
    synchronized boolean isGivenUp(Topic topic) {
        Missing known = missing.get(topic);
        return known != null && givenUp(known) && System.nanoTime() - known.lookedAt() < LOOKING;
    }

    /** Whether the broker is there, and the topic is not, for too long. */
    private boolean isMissing(Topic topic) {
        if (!broker.available() || broker.depths(List.of(topic)).containsKey(topic)) {
            missing.remove(topic);
            return false;
        }
        long now = System.nanoTime();
        Missing before = missing.get(topic);
        var known = new Missing(before == null ? now : before.since(), now);
        missing.put(topic, known);
        return givenUp(known);
    }

    private void setAside(WireEvent event, boolean waits, RuntimeException why, List<EventId> aside) {
        unsent.add(event, waits, String.valueOf(why.getMessage()));
        log.warn(
                "Event {} did not get to the topic of its integration {}: {}",
                event.id(),
                event.stream().integration(),
                why.getMessage());
        aside.add(event.id());
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

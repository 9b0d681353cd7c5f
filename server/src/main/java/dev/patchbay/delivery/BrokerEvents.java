package dev.patchbay.delivery;

import dev.patchbay.broker.Topic;
import dev.patchbay.changes.CapturedTable;
import dev.patchbay.changes.Operation;
import dev.patchbay.changes.Row;
import dev.patchbay.delivery.TopicSender.Addressed;
import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.lifecycle.EventLog;
import dev.patchbay.lifecycle.LogSince;
import dev.patchbay.lifecycle.WireEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Carries the log of events to the topics of the integrations that have them, as its rows are committed. */
@Component
class BrokerEvents implements CapturedTable {

    private static final int WAITING_AT_ONCE = 1_000;

    private final LifecycleTopics topics;
    private final TopicSender sender;
    private final UnsentEvents unsent;
    private final LogSince since;
    private final EventLog log;

    BrokerEvents(LifecycleTopics topics, TopicSender sender, UnsentEvents unsent, LogSince since, EventLog log) {
        this.topics = topics;
        this.sender = sender;
        this.unsent = unsent;
        this.since = since;
        this.log = log;
    }

    @Override
    public String slot() {
        return "lifecycle";
    }

    @Override
    public String table() {
        return WireEvent.TABLE;
    }

    @Override
    public void carry(List<Row> rows) throws InterruptedException {
        send(rows.stream()
                .filter(row -> row.operation() == Operation.INSERT)
                .map(row -> WireEvent.ofRow(row.columns()))
                .toList());
    }

    @Override
    public void again(Instant instant) throws InterruptedException {
        since.read(instant, this::send);
    }

    /** What waits for a topic goes as soon as there is one, also where nothing happens any more. */
    @Override
    public void tend() throws InterruptedException {
        sendWaiting(topics.of(unsent.integrationsWaiting(WAITING_AT_ONCE)));
    }

    private void send(List<WireEvent> events) throws InterruptedException {
        Map<IntegrationId, Topic> having = topics.of(
                events.stream().map(event -> event.stream().integration()).toList());
        if (!having.isEmpty()) {
            sendWaiting(having);
            List<Addressed> addressed = addressed(
                    events.stream()
                            .filter(event -> having.containsKey(event.stream().integration()))
                            .filter(event -> !topics.isTried(event))
                            .toList(),
                    having);
            sender.send(addressed, unsent.streamsWaiting(addressed));
        }
    }

    /** What waited for a topic goes before what comes now. */
    private void sendWaiting(Map<IntegrationId, Topic> having) throws InterruptedException {
        List<EventId> waiting = waiting(having);
        while (!waiting.isEmpty()) {
            List<WireEvent> events =
                    waiting.stream().map(log::find).flatMap(Optional::stream).toList();
            List<EventId> aside = sender.send(addressed(events, having), Set.of());
            unsent.remove(
                    waiting.stream().filter(event -> !aside.contains(event)).toList());
            boolean more = waiting.size() == WAITING_AT_ONCE && aside.size() < waiting.size();
            waiting = more ? waiting(having) : List.of();
        }
    }

    private List<EventId> waiting(Map<IntegrationId, Topic> having) {
        Set<Topic> reachable = sender.reachable(having.values());
        List<IntegrationId> integrations = having.entrySet().stream()
                .filter(each -> reachable.contains(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return integrations.isEmpty() ? List.of() : unsent.waiting(integrations, WAITING_AT_ONCE);
    }

    private static List<Addressed> addressed(List<WireEvent> events, Map<IntegrationId, Topic> having) {
        return events.stream()
                .map(event -> new Addressed(
                        event, Objects.requireNonNull(having.get(event.stream().integration()))))
                .toList();
    }
}

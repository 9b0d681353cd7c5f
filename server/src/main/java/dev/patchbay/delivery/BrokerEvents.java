package dev.patchbay.delivery;

import dev.patchbay.broker.Topic;
import dev.patchbay.changes.CapturedTable;
import dev.patchbay.changes.Operation;
import dev.patchbay.changes.Row;
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

    private void send(List<WireEvent> events) throws InterruptedException {
        Map<IntegrationId, Topic> having = topics.of(events);
        if (!having.isEmpty()) {
            sendWaiting(having);
            sender.send(events.stream()
                    .filter(event -> having.containsKey(event.stream().integration()))
                    .filter(event -> !topics.isTried(event))
                    .map(event -> new TopicSender.Addressed(
                            event,
                            Objects.requireNonNull(having.get(event.stream().integration()))))
                    .toList());
        }
    }

    /** What waited for a topic goes before what comes now. */
    private void sendWaiting(Map<IntegrationId, Topic> having) throws InterruptedException {
        List<IntegrationId> reachable = having.entrySet().stream()
                .filter(each -> !sender.isGivenUp(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        boolean more = !reachable.isEmpty();
        while (more) {
            List<EventId> waiting = unsent.waiting(reachable, WAITING_AT_ONCE);
            List<EventId> aside = sender.send(waiting.stream()
                    .map(log::find)
                    .flatMap(Optional::stream)
                    .map(event -> new TopicSender.Addressed(
                            event,
                            Objects.requireNonNull(having.get(event.stream().integration()))))
                    .toList());
            unsent.remove(
                    waiting.stream().filter(event -> !aside.contains(event)).toList());
            more = waiting.size() == WAITING_AT_ONCE && aside.isEmpty();
        }
    }
}

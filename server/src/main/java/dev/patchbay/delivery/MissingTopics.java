package dev.patchbay.delivery;

import dev.patchbay.broker.Broker;
import dev.patchbay.broker.BrokerUnavailable;
import dev.patchbay.broker.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Topics that are not there, or not for us, while the broker is. One is waited for at first, since it may be in the making; then it is
 * given up, and looked for from time to time.
 */
final class MissingTopics {

    private static final Logger log = LoggerFactory.getLogger(MissingTopics.class);
    private static final long LOOKING = Duration.ofSeconds(10).toNanos();
    private static final int MOST = 10_000;

    private final Broker broker;
    private final long making;
    private final Map<Topic, Missing> missing = new HashMap<>();

    /** @param making how long a topic is waited for */
    MissingTopics(Broker broker, Duration making) {
        this.broker = broker;
        this.making = making.toNanos();
    }

    /** Since when, by the clock that only goes forward. */
    private record Missing(long since, long lookedAt) {

        long lasting() {
            return lookedAt - since;
        }

        boolean isDue() {
            return System.nanoTime() - lookedAt >= LOOKING;
        }
    }

    /** Whether the topic is missing for too long, and was a moment ago: then nobody waits for it. */
    synchronized boolean isGivenUp(Topic topic) {
        Missing known = missing.get(topic);
        return known != null && known.lasting() >= making && !known.isDue();
    }

    /** Those of these that are worth a trial. One look tells of all that were given up whether they are there. */
    synchronized Set<Topic> reachable(Collection<Topic> topics) {
        List<Topic> due = topics.stream()
                .filter(topic -> {
                    Missing known = missing.get(topic);
                    return known != null && known.lasting() >= making && known.isDue();
                })
                .toList();
        if (!due.isEmpty()) {
            Set<Topic> there = there(due);
            due.stream().filter(topic -> !there.contains(topic)).forEach(this::note);
        }
        return topics.stream().filter(topic -> !isGivenUp(topic)).collect(Collectors.toSet());
    }

    /** Whether something could not be sent because its topic is missing, and is for too long. */
    synchronized boolean isWhy(BrokerUnavailable failure, Topic topic) {
        if (!broker.available()) {
            return false;
        }
        if (!failure.ofTopic() && there(List.of(topic)).contains(topic)) {
            missing.remove(topic);
            return false;
        }
        return note(topic).lasting() >= making;
    }

    /** The topic took something. */
    synchronized void found(Topic topic) {
        missing.remove(topic);
    }

    private Missing note(Topic topic) {
        if (missing.size() > MOST) {
            missing.clear();
        }
        long now = System.nanoTime();
        Missing before = missing.get(topic);
        var known = new Missing(before == null ? now : before.since(), now);
        missing.put(topic, known);
        return known;
    }

    /** Those of these that are there; all of them, where the broker does not tell. */
    private Set<Topic> there(Collection<Topic> topics) {
        try {
            return broker.depths(topics).keySet();
        } catch (BrokerUnavailable unavailable) {
            log.debug("The broker does not tell which topics there are", unavailable);
            return Set.copyOf(topics);
        }
    }
}

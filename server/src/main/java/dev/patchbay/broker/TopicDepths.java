package dev.patchbay.broker;

import dev.patchbay.kernel.Slug;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How deep the three topics of an integration are.
 *
 * @param dataBehind records that Patchbay has not read yet
 * @param lifecycleBehind events that the integration's slowest group has not read yet
 * @param dead refused records that lie there
 */
public record TopicDepths(long dataBehind, long lifecycleBehind, long dead) {

    private static final TopicDepths NONE = new TopicDepths(0, 0, 0);

    /** By integration; an integration none of whose topics was measured is left out. */
    public static Map<Slug, TopicDepths> of(Map<Topic, Depth> depths) {
        Map<Slug, TopicDepths> all = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
        depths.forEach((topic, depth) -> all.merge(topic.integration(), of(topic, depth), TopicDepths::and));
        return all;
    }

    private static TopicDepths of(Topic topic, Depth depth) {
        return switch (topic.kind()) {
            case DATA ->
                new TopicDepths(
                        Objects.requireNonNullElse(
                                depth.behind().get(KafkaBroker.GROUPS + Broker.DATA_READERS), depth.records()),
                        0,
                        0);
            case LIFECYCLE ->
                new TopicDepths(
                        0,
                        depth.behind().values().stream()
                                .mapToLong(Long::longValue)
                                .max()
                                .orElse(0),
                        0);
            case DLQ -> new TopicDepths(0, 0, depth.records());
        };
    }

    private TopicDepths and(TopicDepths more) {
        return new TopicDepths(dataBehind + more.dataBehind, lifecycleBehind + more.lifecycleBehind, dead + more.dead);
    }

    boolean any() {
        return !equals(NONE);
    }
}

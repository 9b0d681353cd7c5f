package dev.patchbay.broker;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What is measured of the broker: all topics of a kind together, and the integrations that are furthest behind by name. */
final class BrokerMeters {

    /** So many integrations have numbers of their own, those that are furthest behind. */
    static final int NAMED = 50;

    private final MultiGauge worst;

    BrokerMeters(MeterRegistry registry, BrokerWatch watch) {
        this.worst = MultiGauge.builder("patchbay.broker.integration.behind")
                .description("what was not read yet, of the integrations that are furthest behind")
                .register(registry);
        sum(registry, watch, "data", TopicDepths::dataBehind);
        sum(registry, watch, "lifecycle", TopicDepths::lifecycleBehind);
        Gauge.builder("patchbay.broker.dead.letters", watch, self -> sum(self, TopicDepths::dead))
                .description("refused records in the topics for them")
                .register(registry);
        Gauge.builder(
                        "patchbay.broker.partitions",
                        watch,
                        self -> self.standing().partitions())
                .description("partitions that integrations' topics are to have")
                .register(registry);
        Gauge.builder(
                        "patchbay.broker.disk",
                        watch,
                        self -> orNothing(self.standing().disk()))
                .description("what lies in the broker, with copies")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder(
                        "patchbay.broker.memory",
                        watch,
                        self -> orNothing(self.standing().memory()))
                .description("what the embedded broker's process occupies")
                .baseUnit("bytes")
                .register(registry);
    }

    /** Of the topics as they were measured just now. */
    void tell(Map<Topic, Depth> depths) {
        List<MultiGauge.Row<?>> rows = TopicDepths.of(depths).entrySet().stream()
                .map(entry -> Map.entry(
                        entry.getKey(),
                        entry.getValue().dataBehind() + entry.getValue().lifecycleBehind()))
                .filter(entry -> entry.getValue() > 0)
                .sorted(Comparator.comparingLong(entry -> -entry.getValue()))
                .limit(NAMED)
                .<MultiGauge.Row<?>>map(entry ->
                        MultiGauge.Row.of(Tags.of("integration", entry.getKey().value()), entry.getValue()))
                .toList();
        worst.register(rows, true);
    }

    private static void sum(MeterRegistry registry, BrokerWatch watch, String topic, ToLongFunction<TopicDepths> of) {
        Gauge.builder("patchbay.broker.behind", watch, self -> sum(self, of))
                .description("messages that were not read yet, in all topics of a kind")
                .tag("topic", topic)
                .register(registry);
    }

    private static long sum(BrokerWatch watch, ToLongFunction<TopicDepths> of) {
        return TopicDepths.of(watch.standing().depths()).values().stream()
                .mapToLong(of)
                .sum();
    }

    private static double orNothing(@Nullable Long value) {
        return Objects.requireNonNullElse(value, 0L);
    }
}

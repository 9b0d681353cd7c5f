package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What an app was told, by installation: each event at its first arrival, as a receiver keeps it that acts once per id. */
record Told(Map<String, List<Receiver.Delivery>> streams) {

    static Told to(Receiver receiver) {
        var firsts = new LinkedHashMap<String, Receiver.Delivery>();
        receiver.deliveries().forEach(delivery -> firsts.putIfAbsent(delivery.id(), delivery));
        return new Told(firsts.values().stream()
                .collect(Collectors.groupingBy(
                        delivery -> delivery.json().get("installationId").asString())));
    }

    Set<String> installations() {
        return streams.keySet();
    }

    /** The kinds of events of an installation, in the order of their arrival. */
    List<String> events(String installation) {
        return streams.getOrDefault(installation, List.of()).stream()
                .map(Receiver.Delivery::event)
                .toList();
    }

    /** Every stream is 1…n without a gap, nothing overtook anything, and no number came under two ids. */
    Told inOrder() {
        streams.forEach((installation, deliveries) -> assertThat(deliveries)
                .as("of installation " + installation)
                .extracting(Receiver.Delivery::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, deliveries.size()).boxed().toList()));
        return this;
    }
}

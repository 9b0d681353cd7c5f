package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.broker.BrokerHands;
import dev.patchbay.broker.Outage;
import dev.patchbay.broker.Received;
import dev.patchbay.broker.Topic;
import dev.patchbay.installs.Installation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Whoever asked for it reads the log from a topic. */
class BrokerEventsTests extends BrokerEventsScene {

    @Autowired
    BrokerEvents events;

    @Autowired
    ApplicationContext context;

    @Test
    void bringsEachStreamInOrderWithoutAnySecret() {
        var reader = reader("events_transport: broker");
        var customer = customer();

        var installation =
                installs.install(reader, customer.id(), customer.owner()).installation();
        await().until(() -> read.size() == 1); // who is uninstalled gets no credentials any more
        suspendAndResume(installation, customer);
        installs.uninstall(installation.id(), customer.owner());

        await().until(() -> read.size() >= 4);
        assertThat(read)
                .extracting(message -> message.headers().get("ce_type"))
                .containsExactly("app.installed", "app.suspended", "app.resumed", "app.uninstalled");
        assertThat(read)
                .extracting(message -> message.headers().get("ce_sequence"))
                .containsExactly("1", "2", "3", "4");
        assertThat(read)
                .extracting(Received::key)
                .containsOnly(installation.id().toString());
        var first = read.getFirst();
        assertThat(first.headers())
                .containsKeys("ce_id", "ce_time")
                .containsEntry("content-type", "application/json")
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_source", "http://localhost:8080")
                .containsEntry("ce_subject", installation.id().toString());
        assertThat(text(read.get(1))).isEqualTo(bodyInTheLog(installation, 2));
        assertThat(text(first))
                .contains("\"credentialsUrl\":\"http://localhost:8080/v1/installations/" + installation.id())
                .doesNotContain("\"clientSecret\":\"");
        assertThat(unsent.count()).isZero();
    }

    @Test
    void bringsNothingToThoseWhoDidNotAskForIt() {
        var reader = reader("events_transport: broker");
        var other = list("other-" + catalog.get(reader).name(), RECEIVER.url("/other"));
        var customer = customer();

        installs.install(other, customer.id(), customer.owner());
        installs.install(reader, customer.id(), customer.owner());

        await().until(() -> !read.isEmpty());
        assertThat(read)
                .singleElement()
                .satisfies(message -> assertThat(text(message))
                        .contains(catalog.get(reader).name().value()));
        var topic = new Topic(catalog.get(other).name(), Topic.Kind.LIFECYCLE);
        assertThat(broker.depths(List.of(topic))).isEmpty();
    }

    @Test
    void bringsInOrderWhatWaitedWhileTheBrokerWasAway() throws Exception {
        var reader = reader("events_transport: broker");
        var customer = customer();
        var installation =
                installs.install(reader, customer.id(), customer.owner()).installation();
        await().until(() -> read.size() == 1);

        Outage.kill(context);
        await().until(() -> !broker.available());
        suspendAndResume(installation, customer);
        suspendAndResume(installation, customer);

        await().atMost(BrokerHands.BACK).until(broker::available);
        await().until(() -> once().size() == 5);
        assertThat(once()).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void bringsTheLogAgainSinceAMoment() throws Exception {
        var reader = reader("delivery_mode: push");
        var customer = customer();
        var installation =
                installs.install(reader, customer.id(), customer.owner()).installation();
        suspendAndResume(installation, customer);
        await().until(() -> read.size() == 3);

        events.again(clock.instant().minus(Duration.ofMinutes(2)));

        await().until(() -> read.size() == 6);
        assertThat(read)
                .extracting(message -> message.headers().get("ce_sequence"))
                .containsExactly("1", "2", "3", "1", "2", "3");
        assertThat(read.subList(3, 6))
                .extracting(message -> message.headers().get("ce_id"))
                .isEqualTo(read.subList(0, 3).stream()
                        .map(message -> message.headers().get("ce_id"))
                        .toList());
    }

    private List<String> once() {
        return sequences().stream().distinct().toList();
    }

    private String bodyInTheLog(Installation installation, int sequence) {
        return jdbc.sql("select body from lifecycle.event where stream_id = :stream and sequence = :sequence")
                .param("stream", installation.id().value())
                .param("sequence", sequence)
                .query(String.class)
                .single();
    }

    private static String text(Received message) {
        return new String(message.value(), StandardCharsets.UTF_8);
    }
}

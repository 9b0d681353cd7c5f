package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.delivery.Receiver.Behaviour;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Status;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakerTests extends DeliveryScenario {

    @Test
    void leavesOneStreamToProbeAndResumesAllWhenItSucceeds() {
        var app = app(Behaviour.status(503));
        var installations = installedFor(app, 5);
        awaitReceived(app, 5);

        var late = install(app, customer());
        settle();
        assertThat(receivedBy(app)).hasSize(5);
        advance(Duration.ofSeconds(6));
        awaitReceived(app, 6);
        assertThat(receivedBy(app)).hasSize(6);

        RECEIVER.on(app.path(), Behaviour.status(204));
        advance(Duration.ofMinutes(6));

        awaitReceived(app, 12);
        assertThat(receivedBy(app)).hasSize(12);
        assertThat(installations).allMatch(this::isActive);
        assertThat(isActive(late)).isTrue();
    }

    @Test
    void goesOnProbingWithAnotherStreamWhenTheFirstHasStopped() {
        var app = app(Behaviour.status(503));
        var first = install(app, customer());
        awaitReceived(app, 1);
        for (int attempt = 2; attempt <= 9; attempt++) {
            advance(Duration.ofHours(27));
            awaitReceived(app, attempt);
            jdbc.sql("update delivery.endpoint set failing_since = :now where integration_id = :app")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("app", app.id().value())
                    .update();
        }
        var second = install(app, customer());
        settle();
        assertThat(receivedBy(app)).hasSize(9);

        advance(Duration.ofHours(27));
        awaitReceived(app, 10);
        assertThat(progressOf(first).stopped()).isTrue();
        RECEIVER.on(app.path(), Behaviour.status(204));
        advance(Duration.ofHours(27));

        awaitReceived(app, 11);
        assertThat(isActive(second)).isTrue();
        assertThat(isActive(first)).isFalse();
    }

    @Test
    void leavesTheProbingToAnotherWhenTheStreamHasNothingMoreToTell() {
        var app = app(Behaviour.status(503));
        var installations = installedFor(app, 5);
        awaitReceived(app, 5);
        var probing = jdbc.sql("select probe_stream from delivery.endpoint where integration_id = :app")
                .param("app", app.id().value())
                .query((row, number) -> row.getObject("probe_stream", UUID.class))
                .single();
        jdbc.sql("delete from lifecycle.event where stream_id = :stream")
                .param("stream", probing)
                .update();
        RECEIVER.on(app.path(), Behaviour.status(204));

        advance(Duration.ofSeconds(6));

        awaitReceived(app, 9);
        assertThat(installations).filteredOn(this::isActive).hasSize(4);
    }

    @Test
    void closesWhenTheEndpointAnswersAnything() {
        var app = app(Behaviour.inTurn(
                Behaviour.status(500),
                Behaviour.status(500),
                Behaviour.status(500),
                Behaviour.status(500),
                Behaviour.status(500),
                Behaviour.status(404),
                Behaviour.status(204)));
        installedFor(app, 5);
        awaitReceived(app, 5);

        advance(Duration.ofSeconds(6));

        awaitReceived(app, 10);
        assertThat(receivedBy(app)).hasSize(10);
    }

    @Test
    void asksAnEndpointThatIsGoneNoMoreUntilSomebodyWantsIt() {
        var app = app(Behaviour.status(410));
        var installation = install(app, customer());
        awaitReceived(app, 1);

        var later = install(app, customer());
        advance(Duration.ofDays(2));
        settle();
        assertThat(receivedBy(app)).hasSize(1);
        assertThat(progressOf(installation).stopped()).isTrue();

        RECEIVER.on(app.path(), Behaviour.status(204));
        deliveries.tryNow(installation.id());

        awaitReceived(app, 3);
        assertThat(isActive(installation)).isTrue();
        assertThat(isActive(later)).isTrue();
    }

    @Test
    void asksAnEndpointThatIsGoneOnceWhenSomebodyWantsIt() {
        var app = app(Behaviour.status(410));
        var installation = install(app, customer());
        awaitReceived(app, 1);
        var other = install(app, customer());

        RECEIVER.on(app.path(), Behaviour.status(500));
        deliveries.tryNow(installation.id());
        awaitReceived(app, 2);
        until(() -> progressOf(installation).stopped());
        advance(Duration.ofDays(2));
        install(app, customer());
        settle();

        assertThat(receivedBy(app)).hasSize(2);
        assertThat(progressOf(other).stopped()).isTrue();
        RECEIVER.on(app.path(), Behaviour.status(204));
        deliveries.tryNow(other.id());
        awaitReceived(app, 5);
        assertThat(isActive(installation)).isTrue();
        assertThat(isActive(other)).isTrue();
    }

    @Test
    void leavesAnEndpointThatWantsQuietAloneForAllButTheStreamThatSomebodyWants() {
        var app = app(Behaviour.inTurn(
                (exchange, request) -> {
                    exchange.getResponseHeaders().set("Retry-After", "3600");
                    exchange.sendResponseHeaders(429, -1);
                },
                Behaviour.status(500),
                Behaviour.status(204)));
        var installation = install(app, customer());
        awaitReceived(app, 1);

        deliveries.tryNow(installation.id());
        awaitReceived(app, 2);
        var other = install(app, customer());
        settle();

        assertThat(receivedBy(app)).hasSize(2);
        advance(Duration.ofHours(2));
        awaitReceived(app, 4);
        assertThat(isActive(installation)).isTrue();
        assertThat(isActive(other)).isTrue();
    }

    @Test
    void disablesAnEndpointThatTookNothingForFiveDays() {
        var app = app(Behaviour.status(500));
        install(app, customer());
        awaitReceived(app, 1);

        advance(Duration.ofHours(121));
        settle();
        var asked = receivedBy(app).size();
        var later = install(app, customer());
        settle();

        assertThat(receivedBy(app)).hasSize(asked);
        assertThat(progressOf(later).stopped()).isTrue();
    }

    @Test
    void triesWhatWaitsWhenTheAddressChanges() {
        var broken = "http://127.0.0.1:" + CLOSED_PORT + "/hook";
        var name = "moving-app";
        var id = list(name, broken);
        var installation = install(new App(id, "/moved"), customer());
        settle();
        assertThat(lastAnswerOf(installation).status()).isNull();
        assertThat(lastAnswerOf(installation).error()).isNotBlank();

        list(name, RECEIVER.url("/moved"));

        until(() -> isActive(installation));
        assertThat(RECEIVER.at("/moved")).hasSize(1);
    }

    @Test
    void slowsNobodyForAnEndpointThatHangs() throws InterruptedException {
        var hung = new CountDownLatch(1);
        var hanging = app((exchange, request) -> {
            try {
                hung.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        var quick = app(Behaviour.status(204));
        var stuck = installedFor(hanging, 12);
        until(() -> receivedBy(hanging).size() >= 4);

        var installation = install(quick, customer());

        until(() -> isActive(installation));
        assertThat(jdbc.sql("select count(*) from jobs.job where lease_token is not null and lane = :lane")
                        .param("lane", "endpoint " + hanging.id())
                        .query(Long.class)
                        .single())
                .isLessThanOrEqualTo(4);
        assertThat(stuck).noneMatch(this::isActive);
        settle();
        hung.countDown();
        assertThat(receivedBy(hanging).size()).isLessThan(12);
    }

    private List<Installation> installedFor(App app, int customers) {
        return IntStream.range(0, customers)
                .mapToObj(number -> install(app, customer()))
                .toList();
    }

    private boolean isActive(Installation installation) {
        return installs.find(installation.id()).orElseThrow().status() == Status.ACTIVE;
    }
}

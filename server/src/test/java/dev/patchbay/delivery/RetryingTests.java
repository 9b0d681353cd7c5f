package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.delivery.Receiver.Behaviour;
import dev.patchbay.installs.Status;
import dev.patchbay.kernel.EventId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RetryingTests extends DeliveryScenario {

    private static final List<Duration> SCHEDULE = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    @Autowired
    Planning planning;

    @Autowired
    Sender sender;

    @Test
    void attemptsByTheScheduleThenStopsAndBeginsAnewWhenAsked() {
        var app = app(Behaviour.status(400));
        var installation = install(app, customer());
        awaitReceived(app, 1);

        for (int attempt = 0; attempt < SCHEDULE.size(); attempt++) {
            var delay = SCHEDULE.get(attempt);
            var progress = progressOf(installation);
            assertThat(progress.stopped()).isFalse();
            assertThat(Duration.between(progress.lastAttemptAt(), progress.nextAttemptAt()))
                    .isBetween(
                            delay.multipliedBy(9).dividedBy(10),
                            delay.multipliedBy(11).dividedBy(10).plusSeconds(5));
            advance(delay.multipliedBy(112).dividedBy(100));
            awaitReceived(app, attempt + 2);
        }
        var stopped = progressOf(installation);
        assertThat(stopped.stopped()).isTrue();
        assertThat(stopped.attempts()).isEqualTo(10);
        assertThat(stopped.nextAttemptAt()).isNull();
        assertThat(lastAnswerOf(installation).status()).isEqualTo(400);
        assertThat(receivedBy(app))
                .extracting(request -> request.header("webhook-id"))
                .containsOnly(receivedBy(app).getFirst().header("webhook-id"));

        RECEIVER.on(app.path(), Behaviour.status(204));
        deliveries.tryNow(installation.id());
        awaitReceived(app, 11);
        assertThat(installs.find(installation.id()).orElseThrow().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void holdsBackNoOtherStreamForAnEventThatIsRefused() {
        var app = app((exchange, request) ->
                Behaviour.status(request.sequence() == 2 ? 422 : 204).answer(exchange, request));
        var one = customer();
        var first = install(app, one);
        awaitReceived(app, 1);
        suspendAndResume(first, one);
        awaitReceived(app, 2);

        var second = install(app, customer());

        awaitReceived(app, 3);
        assertThat(receivedBy(app)).extracting(Receiver.Received::sequence).containsExactly(1L, 2L, 1L);
        assertThat(installs.find(second.id()).orElseThrow().status()).isEqualTo(Status.ACTIVE);
        assertThat(lastAnswerOf(first).status()).isEqualTo(422);
    }

    @Test
    void waitsAsLongAsTheEndpointAsks() {
        var app = app(Behaviour.inTurn(
                (exchange, request) -> {
                    exchange.getResponseHeaders().set("Retry-After", "3600");
                    exchange.sendResponseHeaders(429, -1);
                },
                Behaviour.status(204)));
        install(app, customer());
        awaitReceived(app, 1);
        var second = install(app, customer());

        advance(Duration.ofMinutes(50));
        settle();
        assertThat(receivedBy(app)).hasSize(1);
        advance(Duration.ofMinutes(11));

        awaitReceived(app, 3);
        assertThat(installs.find(second.id()).orElseThrow().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void takesARedirectForAFailureAndDoesNotFollowIt() {
        var app = app((exchange, request) -> {
            exchange.getResponseHeaders().set("Location", RECEIVER.url("/secret-admin"));
            exchange.sendResponseHeaders(307, -1);
        });

        var installation = install(app, customer());

        awaitReceived(app, 1);
        assertThat(RECEIVER.at("/secret-admin")).isEmpty();
        assertThat(installs.find(installation.id()).orElseThrow().status()).isEqualTo(Status.SETTING_UP);
        assertThat(lastAnswerOf(installation).status()).isEqualTo(307);
    }

    @Test
    void keepsTheBeginningOfAnAnswerWithoutEnd() {
        var app = app((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            var block = "x".repeat(8192).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1_000_000; i++) {
                exchange.getResponseBody().write(block);
            }
        });

        var installation = install(app, customer());

        awaitReceived(app, 1);
        assertThat(installs.find(installation.id()).orElseThrow().status()).isEqualTo(Status.ACTIVE);
        assertThat(jdbc.sql("select length(response_body) from delivery.attempt where stream_id = :stream")
                        .param("stream", installation.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(64 * 1024);
    }

    @Test
    void sendsTheSameEventAgainWhenItDiedBeforeRecording() {
        var app = app(Behaviour.status(400));
        var installation = install(app, customer());
        awaitReceived(app, 1);
        RECEIVER.on(app.path(), Behaviour.status(204));
        jdbc.sql("delete from jobs.job where key = :key")
                .param("key", installation.id().toString())
                .update();
        clock.advance(Duration.ofSeconds(6));
        // What a process does that is killed between sending and recording.
        var step = (Step.Send) planning.next(installation.id().value());
        sender.send(step.event(), step.url(), step.target(), false);
        assertThat(receivedBy(app)).hasSize(2);

        deliveries.tryNow(installation.id());

        awaitReceived(app, 3);
        assertThat(receivedBy(app))
                .extracting(request -> request.header("webhook-id"))
                .containsOnly(step.event().id().toString());
        assertThat(receivedBy(app).getLast().json().has("clientSecret")).isTrue();
        assertThat(installs.find(installation.id()).orElseThrow().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void resendsOneEventBesideItsStream() {
        var app = app(Behaviour.inTurn(Behaviour.status(204), Behaviour.status(400)));
        var customer = customer();
        var installation = install(app, customer);
        awaitReceived(app, 1);
        suspendAndResume(installation, customer);
        awaitReceived(app, 2);

        deliveries.resend(app.id(), EventId.of(receivedBy(app).getFirst().header("webhook-id")));

        awaitReceived(app, 3);
        var resent = receivedBy(app).getLast();
        assertThat(resent.sequence()).isEqualTo(1);
        assertThat(resent.header("patchbay-redelivery")).isEqualTo("resend");
        assertThat(resent.header("webhook-id"))
                .isEqualTo(receivedBy(app).getFirst().header("webhook-id"));
        RECEIVER.on(app.path(), Behaviour.status(204));
        advance(Duration.ofSeconds(6));
        awaitReceived(app, 5);
        assertThat(receivedBy(app)).extracting(Receiver.Received::sequence).containsExactly(1L, 2L, 1L, 2L, 3L);
    }

    @Test
    void recoversFromAnInstantOn() {
        var app = app(Behaviour.status(204));
        var customer = customer();
        var installation = install(app, customer);
        awaitReceived(app, 1);
        clock.advance(Duration.ofHours(1));
        Instant lost = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        suspendAndResume(installation, customer);
        awaitReceived(app, 3);

        deliveries.recoverSince(app.id(), lost);

        awaitReceived(app, 5);
        assertThat(receivedBy(app)).extracting(Receiver.Received::sequence).containsExactly(1L, 2L, 3L, 2L, 3L);
    }
}

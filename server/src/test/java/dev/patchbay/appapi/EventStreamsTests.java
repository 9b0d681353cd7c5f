package dev.patchbay.appapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.installs.SuspensionCause;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Reading events as they come, as server-sent events. */
class EventStreamsTests extends PullingScene {

    private static final int LARGE = 300_000;

    @Test
    void streamsEventsFromTheLastOneSeenUntilTheTokenDies() throws Exception {
        var installation = install();
        installs.suspend(installation.id(), SuspensionCause.ADMIN, owner);
        var lines = new CopyOnWriteArrayList<String>();
        var ended = new CompletableFuture<Long>();
        var response = stream(token, "");
        Thread.ofVirtual().start(() -> read(response.body(), lines, ended));
        await().until(() -> lines.contains("event: app.suspended"));
        installs.resume(installation.id(), SuspensionCause.ADMIN, owner);
        await().until(() -> lines.contains("event: app.resumed"));

        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        var cursors = lines.stream().filter(line -> line.startsWith("id: ")).toList();
        assertThat(cursors).hasSize(3);
        var again = new CopyOnWriteArrayList<String>();
        var second = streamFrom(token, cursors.get(1).substring(4));
        Thread.ofVirtual().start(() -> read(second.body(), again, new CompletableFuture<>()));
        await().until(() -> again.contains("event: app.resumed"));
        assertThat(again).doesNotContain("event: app.suspended");
        assertThat(lines).noneMatch(line -> line.contains("clientSecret"));

        transaction.executeWithoutResult(status -> clients.end(own.id()));

        ended.get(60, TimeUnit.SECONDS);
        awaitReaders(0);
    }

    /** Nothing but events can be said within a stream: it ends, and whoever asks again is told what is wrong. */
    @Test
    void endsAStreamThatCannotGoOnAndSaysWhyWhenAskedAgain() throws Exception {
        install();
        var lines = new CopyOnWriteArrayList<String>();
        var ended = new CompletableFuture<Long>();
        var response = stream(token, "");
        Thread.ofVirtual().start(() -> read(response.body(), lines, ended));
        await().until(() -> lines.contains("event: app.installed"));
        jdbc.sql("""
                        insert into lifecycle.expired (integration_id, position, stream_id, sequence)
                        values (:integration, '9000000000000000000', :integration, 1)
                        """).param("integration", integration.value()).update();
        install();

        ended.get(60, TimeUnit.SECONDS);
        awaitReaders(0);
        assertThat(lines).allMatch(line -> line.isEmpty() || line.matches("(retry|id|event|data): ?.*"));
        var last = lines.stream()
                .filter(line -> line.startsWith("id: "))
                .reduce((first, second) -> second)
                .orElseThrow();
        var again = streamFrom(token, last.substring(4));
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new String(again.body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("events-expired");
        assertThat(stream(token, "?after=nonsense").statusCode()).isEqualTo(400);
    }

    /** Whoever reads too slowly for what was written gets no more after a revocation than stood in the buffers before. */
    @Test
    void endsTheStreamOfAReaderWhoDoesNotReadWithinFiveSecondsOfTheRevocation() throws Exception {
        install();
        int many = 99;
        appendLarge(many);
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream()
                    .write(
                            ("GET /v1/events HTTP/1.1\r\nHost: localhost:8080\r\nAccept: text/event-stream\r\nConnection: close\r\nAuthorization: Bearer "
                                            + token + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            var in = socket.getInputStream();
            in.readNBytes(20_000);
            awaitReaders(1);

            transaction.executeWithoutResult(status -> clients.end(own.id()));
            await().until(() -> pull(token, "").statusCode() == 401);
            long revoked = System.nanoTime();

            long got = 0;
            byte[] buffer = new byte[16 * 1024];
            try {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    got += read;
                }
            } catch (SocketException cut) {
                assertThat(cut).hasMessageContaining("reset");
            }

            assertThat(got).isLessThan((long) many * LARGE / 2);
            assertThat(Duration.ofNanos(System.nanoTime() - revoked))
                    .as("documented are five seconds; the machine may be busy")
                    .isLessThan(Duration.ofSeconds(20));
        }
        awaitReaders(0);
    }

    @Test
    void letsEachClientHaveSoManyStreamsAndSaysSoToTheNext() throws Exception {
        List<HttpResponse<InputStream>> open = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            open.add(stream(token, ""));
        }
        assertThat(open).extracting(HttpResponse::statusCode).containsOnly(200);

        var next = stream(token, "");

        assertThat(next.statusCode()).isEqualTo(429);
        assertThat(next.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(next.headers().firstValue("Retry-After")).isPresent();
        assertThat(new String(next.body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("too-many-readers");
        transaction.executeWithoutResult(status -> clients.end(own.id()));
        for (var response : open) {
            response.body().readAllBytes();
        }
        awaitReaders(0);
    }

    private void appendLarge(int many) {
        jdbc.sql("""
                        insert into lifecycle.event
                            (id, stream_id, integration_id, installation_id, sequence, type, body, appended_at, position)
                        select gen_random_uuid(), stream_id, integration_id, installation_id, sequence + number, 'app.updated',
                            '"' || repeat('x', :large) || '"', appended_at, position
                        from lifecycle.event, generate_series(1, :many) number where integration_id = :integration
                        """)
                .param("large", LARGE)
                .param("many", many)
                .param("integration", integration.value())
                .update();
    }
}

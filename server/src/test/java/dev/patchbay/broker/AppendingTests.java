package dev.patchbay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What cannot be written now is not what can never be: who is refused a message sets it aside, and it is lost to readers. */
class AppendingTests {

    @Test
    void refusesNothingThatAStoppedThreadDidNotWaitFor() throws Exception {
        try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var clients = new KafkaClients(at(mute), EmbeddedKafkaTests.settings(Map.of()))) {
            var appending = new Appending(clients, () -> true);
            var told = new CompletableFuture<Position>();
            Thread stopped = Thread.ofPlatform().start(() -> {
                Thread.currentThread().interrupt();
                var _ = appending
                        .append("integrations.somebody.lifecycle", message())
                        .whenComplete((where, failed) -> told.completeExceptionally(new CompletionException(failed)));
            });
            stopped.join();

            assertThat(told).isCompletedExceptionally();
            assertThatThrownBy(told::join).hasCauseInstanceOf(BrokerUnavailable.class);
        }
    }

    private static Message message() {
        return new Message("k", "v".getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** Where connections are taken and nothing is ever said. */
    private static KafkaSite at(ServerSocket mute) throws IOException {
        assertThat(mute.isBound()).isTrue();
        String address = "127.0.0.1:" + mute.getLocalPort();
        return new KafkaSite() {
            @Override
            public void begin() {}

            @Override
            public Optional<Map<String, Object>> access() {
                return Optional.of(Map.of("bootstrap.servers", address));
            }

            @Override
            public Optional<String> address() {
                return Optional.of(address);
            }

            @Override
            public boolean encrypted() {
                return false;
            }

            @Override
            public void refresh() {}

            @Override
            public void close() {}
        };
    }
}

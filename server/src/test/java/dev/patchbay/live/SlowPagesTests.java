package dev.patchbay.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A page that does not read costs a bounded amount, and costs nobody else anything. */
class SlowPagesTests extends LiveScene {

    private static final String LARGE = "x".repeat(60_000);

    @Autowired
    MeterRegistry meters;

    @Test
    void cutsOffAPageThatDoesNotReadAndNobodyElse() throws Exception {
        String cookie = signIn(owner);
        double before = slow();
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream()
                    .write(("GET /api/live" + query(installation) + " HTTP/1.1\r\nHost: localhost:8080\r\nCookie: "
                                    + cookie + "\r\nAccept: text/event-stream\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> pages.count() == 1);
            Listener reading = follow(member, installation);

            int last = 0;
            long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
            while (pages.count() == 2 && System.nanoTime() < end) {
                last++;
                accept(null, "{\"symbol\":\"S%d\",\"price\":%d,\"note\":\"%s\"}".formatted(last % 40, last, LARGE));
            }

            assertThat(pages.count()).isEqualTo(1);
            await().until(() -> slow() == before + 1);
            awaitHeld(reading, "S" + last % 40, last);
            assertThat(reading.isOver()).isFalse();
        }
    }

    private double slow() {
        var counter = meters.find("patchbay.live.ended").tag("why", "slow").counter();
        return counter == null ? 0 : counter.count();
    }
}

package dev.patchbay.egress;

import static dev.patchbay.egress.EgressDoorTests.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.egress.EgressFailure.Reason;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameResolutionTests {

    private static final URI HOOK = URI.create("https://hook.example/");

    @Test
    void saysThatANameIsUnknown() {
        Egress egress = TestEgress.with(host -> {
            throw new UnknownHostException(host);
        });

        assertThat(reason(egress.send(EgressRequest.get(HOOK)))).isEqualTo(Reason.UNRESOLVED);
    }

    @Test
    void takesAnyErrorOfTheResolverAsARefusal() {
        assertThat(reason(TestEgress.with(host -> new InetAddress[0]).send(EgressRequest.get(HOOK))))
                .isEqualTo(Reason.UNRESOLVED);
        assertThat(reason(TestEgress.with(host -> {
                            throw new IllegalStateException("broken resolver");
                        })
                        .send(EgressRequest.get(HOOK))))
                .isEqualTo(Reason.UNRESOLVED);
    }

    @Test
    void turnsAwayWhatItCannotLookUp() throws Exception {
        var release = new CountDownLatch(1);
        Egress egress = TestEgress.with(host -> {
            try {
                release.await();
            } catch (InterruptedException notHeeded) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        });
        Callable<Reason> lookup =
                () -> reason(egress.send(EgressRequest.get(HOOK).withTimeout(Duration.ofSeconds(10))));
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reason>> answers = IntStream.range(0, 120)
                    .mapToObj(caller -> callers.submit(lookup))
                    .toList();
            long busy = 0;
            for (Future<Reason> answer : answers) {
                Reason reason = answer.get();
                assertThat(reason).isIn(Reason.BUSY, Reason.UNRESOLVED);
                busy += reason == Reason.BUSY ? 1 : 0;
            }
            assertThat(busy).isEqualTo(120 - 32 - 64);
        } finally {
            release.countDown();
        }
    }
}

package dev.patchbay.vetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.catalog.ManifestsAtHand;
import dev.patchbay.egress.TestDoors;
import dev.patchbay.kernel.Ids;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Integrations that mean harm: whatever they answer, each check ends with a result, in bounded time and memory. */
class HostileIntegrationsTests extends RuleTrial {

    private static final Ask.Bounds SHORT = new Ask.Bounds(Duration.ofSeconds(5), 30);
    private static final int MEGABYTE = 1 << 20;

    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void endsWhenItsTimeIsUsedUpHoweverManyAddressesDrip() {
        everyCheck("app", Ask.Bounds.USUAL); // so that no time is used up by what happens once
        for (String path : List.of("/health", "/", "/privacy", "/terms", "/support", "/icon.png", "/hook", "/a.png")) {
            server.on(path, (exchange, request) -> {
                exchange.sendResponseHeaders(200, 0);
                for (int i = 0; i < 10_000 && waited(); i++) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                }
            });
        }
        long start = System.nanoTime();

        var results = everyCheck("app", SHORT);
        end.countDown();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        assertThat(results.get(HealthCheck.RULE)).isEqualTo("silent.timeout");
        assertThat(results.get(PictureCheck.RULE)).isEqualTo("silent.used-up");
    }

    @Test
    void waitsForNobodyWhoNeverAnswers() {
        everyCheck("data_source", Ask.Bounds.USUAL); // so that no time is used up by what happens once
        for (String path : List.of("/health", "/", "/schema", "/data", "/manifest", "/bundle", "/hook")) {
            server.on(path, (exchange, request) -> {
                while (waited()) {
                    // it was heard, and that is all
                }
            });
        }
        long start = System.nanoTime();

        var source = everyCheck("data_source", SHORT);
        var widget = everyCheck("widget", SHORT);
        end.countDown();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(90));
        assertThat(source.get(HealthCheck.RULE)).isEqualTo("silent.timeout");
        assertThat(source.get(DataCheck.RULE)).isEqualTo("silent.used-up");
        assertThat(widget.get(WidgetCheck.RULE)).isEqualTo("silent.used-up");
    }

    @Test
    void readsNoMoreOfABombThanItMay() throws IOException {
        byte[] bomb = bomb();
        for (String path :
                List.of("/health", "/", "/schema", "/data", "/manifest", "/bundle", "/icon.png", "/privacy")) {
            server.on(path, (exchange, request) -> {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                exchange.sendResponseHeaders(200, bomb.length);
                exchange.getResponseBody().write(bomb);
            });
        }
        long before = used();

        var app = everyCheck("app", Ask.Bounds.USUAL);
        var source = everyCheck("data_source", Ask.Bounds.USUAL);
        var widget = everyCheck("widget", Ask.Bounds.USUAL);

        // what others in this process hold for a moment goes by itself
        await().untilAsserted(() -> assertThat(used() - before).isLessThan(30L * MEGABYTE));
        assertThat(app.get(PictureCheck.RULE)).isEqualTo("media.image-too-large");
        assertThat(source.get(DataCheck.RULE)).isEqualTo("silent.too-large");
        assertThat(widget.get(WidgetCheck.RULE)).isEqualTo("silent.too-large");
    }

    @Test
    void believesNoLengthThatIsALie() {
        server.on("/health", (exchange, request) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("short".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });

        assertThat(everyCheck("app", Ask.Bounds.USUAL).get(HealthCheck.RULE)).isEqualTo("silent.invalid-answer");
    }

    @Test
    void isLedNowhereInsideByRedirects() {
        var inside = new TestIntegration();
        var asked = new AtomicInteger();
        inside.on("/secrets", (exchange, request) -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        // the door of a server: only this one integration was opened for it
        var door = TestDoors.reaching("127.0.0.1:" + server.port());
        for (String path : List.of("/health", "/", "/privacy", "/terms", "/support", "/icon.png")) {
            server.on(path, TestIntegration.redirect(inside.url("/secrets")));
        }

        var results = everyCheck("app", new Ask(door::send, Ask.Bounds.USUAL));

        assertThat(asked).hasValue(0);
        assertThat(results.get(LinksCheck.RULE)).isEqualTo("links.broken");
        assertThat(results.get(HealthCheck.RULE)).isEqualTo("health.status");
        inside.close();
    }

    @Test
    void asksNoPrivateAddressAndNoNameThatLeadsToOneLater() throws Exception {
        var door = TestDoors.reaching();
        var private4 = subject("http://10.0.0.7/", new Ask(door::send, Ask.Bounds.USUAL));
        assertThat(new HealthCheck().run(private4).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(mend(new HealthCheck().run(subject("https://10.0.0.7", new Ask(door::send, Ask.Bounds.USUAL)))))
                .isEqualTo("silent.refused-address");

        // a name that is public at first and this machine from then on, as an attacker's name server answers
        var lookups = new AtomicInteger();
        var rebinding = TestDoors.resolving(host -> lookups.incrementAndGet() == 1
                ? new InetAddress[] {InetAddress.getByName("192.0.2.1"), InetAddress.getLoopbackAddress()}
                : new InetAddress[] {InetAddress.getLoopbackAddress()});
        var ask = new Ask(rebinding::send, Ask.Bounds.USUAL);
        for (int i = 0; i < 3; i++) {
            assertThat(mend(new HealthCheck().run(subject("https://rebound.example.com:8443", ask))))
                    .isEqualTo("silent.refused-address");
        }
        assertThat(lookups).hasValue(3);
        assertThat(server.asked("/health")).isEmpty();
    }

    @Test
    void keepsBoundedEvidenceOfWhatOthersSay() {
        server.on(
                "/",
                200,
                "text/html",
                IntStream.range(0, 5_000)
                        .mapToObj(i -> "<img src=\"http://cdn.example.com/" + i + "/" + "x".repeat(500) + "\">")
                        .collect(Collectors.joining()));

        var result = run(new MixedContentCheck(), manifest("app", Map.of()));

        assertThat(result.evidence().toString().length()).isLessThan(10_000);
        assertThat(told(result, "first").length()).isLessThanOrEqualTo(300);
    }

    @Test
    void readsAPageOfUnclosedTagsInLinearTime() {
        server.on("/", 200, "text/html", "<img src=".repeat(110_000));

        assertThat(run(new MixedContentCheck(), manifest("app", Map.of())).outcome())
                .isEqualTo(Outcome.PASSED);
    }

    private Map<String, String> everyCheck(String type, Ask.Bounds bounds) {
        return everyCheck(type, new Ask(EGRESS::send, bounds));
    }

    private Map<String, String> everyCheck(String type, Ask ask) {
        String document = manifest(
                type,
                Map.of(
                        "icon", server.url("/icon.png"),
                        "screenshots", List.of(server.url("/a.png")),
                        "webhook_url", server.url("/hook"),
                        "privacy_url", server.url("/privacy"),
                        "terms_url", server.url("/terms"),
                        "support_url", server.url("/support")));
        var subject = new CheckSubject(null, Target.read(document), document, CheckSubject.Stage.DRAFT, ask);
        var needs = new UsualChecks.Needs(
                (json, draft) -> new ManifestsAtHand(CPU).validate(json),
                integration -> List.of(),
                new OwnSecretTrials(
                        dev.patchbay.kernel.Secret.of("whsec_c2VjcmV0"), new Ids(Clock.systemUTC()), Clock.systemUTC()),
                null,
                new WidgetFiles(EGRESS, new Scripts(), 512 * 1024),
                CPU);
        var results = new java.util.HashMap<String, String>();
        UsualChecks.of(TestSettings.usual(), needs)
                .forEach(check -> results.put(check.rule(), mend(check.run(subject))));
        return results;
    }

    private CheckSubject subject(String base, Ask ask) {
        String document = manifest("app", Map.of("base_url", base));
        return new CheckSubject(null, Target.read(document), document, CheckSubject.Stage.LIVE, ask);
    }

    private boolean waited() {
        try {
            return !end.await(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A hundred megabytes that travel as a tenth of one. */
    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            byte[] block = new byte[MEGABYTE];
            for (int i = 0; i < 100; i++) {
                gzip.write(block);
            }
        }
        return bytes.toByteArray();
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

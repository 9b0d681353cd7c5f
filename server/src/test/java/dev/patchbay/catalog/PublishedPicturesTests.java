package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.patchbay.PatchbayTest;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Pictures of a version are fetched when it is published, drawn anew, and kept with it. */
@PatchbayTest
@SpringBootTest
class PublishedPicturesTests {

    private static final Map<String, Integer> ASKED = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String SVG =
            "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>";
    private static final HttpServer SITE = begun();

    @Autowired
    private Publishing publishing;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Ids ids;

    private OrganizationId publisher;
    private AccountId developer;

    @DynamicPropertySource
    static void reachesTheSite(DynamicPropertyRegistry settings) {
        settings.add("patchbay.egress.development-targets", () -> "127.0.0.1:" + port());
    }

    @AfterAll
    static void endOfTheSite() {
        SITE.stop(0);
    }

    @BeforeEach
    void aPublisher() {
        publisher = new OrganizationId(ids.next());
        developer = new AccountId(ids.next());
    }

    @Test
    void keepsPicturesWithTheirVersion() {
        IntegrationId id = draft("1.0.0", "/icon.png", "/shot.png");
        publishing.publish(id, null, developer);
        String first = catalog.get(id).icon();
        assertThat(first).startsWith("/media/").endsWith(".png");
        assertThat(catalog.get(id).artwork().screenshots()).hasSize(1);

        save(id, "1.1.0", "/other.png", "/shot.png");
        int before = ASKED.getOrDefault("/shot.png", 0);
        publishing.publish(id, null, developer);

        assertThat(catalog.get(id).icon()).isNotEqualTo(first);
        assertThat(ASKED.getOrDefault("/shot.png", 0))
                .describedAs("what is known is not fetched again")
                .isEqualTo(before);
        publishing.yank(id, "1.1.0", "Wrong icon.", developer);
        assertThat(catalog.get(id).icon()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"/script.svg", "/svg.png", "/redirect.png", "/missing.png", "/huge.png"})
    void refusesWhatIsNoPictureAndSaysWhere(String path) {
        IntegrationId id = draft("1.0.0", path, "/shot.png");

        var refused = catchThrowableOfType(ProblemException.class, () -> publishing.publish(id, null, developer));

        assertThat(refused).isNotNull();
        assertThat(refused.problem()).isEqualTo(CatalogProblem.INVALID_MANIFEST);
        assertThat(String.valueOf(refused.members().get("errors"))).contains("pointer=/icon", "line=8");
        assertThat(catalog.get(id).published()).isFalse();
        assertThat(publishing.draft(id).savedAt())
                .describedAs("the draft is still there")
                .isNotNull();
    }

    private IntegrationId draft(String version, String icon, String screenshot) {
        String name = "pictures-" + (char) ('a' + NUMBER.incrementAndGet()) + "-app";
        IntegrationId id = publishing.register(
                new NewIntegration(Slug.of(name), "Display of " + name, IntegrationType.APP, null),
                publisher,
                developer);
        save(id, version, icon, screenshot);
        return id;
    }

    private void save(IntegrationId id, String version, String icon, String screenshot) {
        String name = catalog.get(id).name().value();
        String site = "http://127.0.0.1:" + port();
        String manifest = TestManifests.manifest(
                        name,
                        version,
                        "\"icon\": \"" + site + icon + "\"",
                        "\"screenshots\": [\"" + site + screenshot + "\"]")
                .replace("https://192.88.98.7", site);
        publishing.saveDraft(id, manifest, null, developer);
    }

    private static int port() {
        return SITE.getAddress().getPort();
    }

    private static HttpServer begun() {
        try {
            HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            answer(site);
            site.start();
            return site;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void answer(HttpServer site) throws IOException {
        Map<String, byte[]> files = Map.of(
                "/icon.png", png(0x336699),
                "/other.png", png(0x993333),
                "/shot.png", png(0x339933),
                "/script.svg", SVG.getBytes(StandardCharsets.UTF_8),
                "/svg.png", SVG.getBytes(StandardCharsets.UTF_8),
                "/huge.png", new byte[6 << 20]);
        site.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            ASKED.merge(path, 1, Integer::sum);
            byte[] file = files.get(path);
            if (path.equals("/redirect.png")) {
                exchange.getResponseHeaders().add("Location", "/icon.png");
                exchange.sendResponseHeaders(302, -1);
            } else if (file == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                exchange.getResponseHeaders()
                        .add("Content-Type", path.endsWith(".svg") ? "image/svg+xml" : "image/png");
                exchange.sendResponseHeaders(200, file.length);
                try (var body = exchange.getResponseBody()) {
                    body.write(file);
                } catch (IOException cut) {
                    // who asks has had enough
                }
            }
            exchange.close();
        });
    }

    private static byte[] png(int colour) throws IOException {
        var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, colour);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}

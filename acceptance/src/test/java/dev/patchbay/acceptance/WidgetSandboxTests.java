package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Row 31: a widget that means harm gets nothing, reaches nobody, and takes no other place than its own. */
class WidgetSandboxTests {

    /** Of a page; an idle connection is told by the number of connections. */
    private static final Set<String> WITHOUT_A_REQUEST = Set.of("preconnect", "webrtc");

    private static final String BUNDLE = "**/bundle.js";

    private static final WidgetScene SCENE = WidgetScene.shared();

    @Test
    void getsNothingOfThePageTheBrowserOrThePersonsThings() {
        var opened = new CopyOnWriteArrayList<String>();
        Consumer<Page> before = page -> {
            page.context().onPage(other -> opened.add("a window " + other.url()));
            page.onDownload(download -> opened.add("a download " + download.url()));
            page.onDialog(dialog -> {
                opened.add("a dialog " + dialog.message());
                dialog.dismiss();
            });
        };
        try (var visit = SCENE.visit(WidgetScene.TRICKSTER, "everything", before)) {
            visit.page().evaluate("window.patchbaySecret = 'secret'");

            JsonNode came = visit.said();

            assertThat(came.size()).as("attacks").isGreaterThan(45);
            assertThat(came.properties().stream()
                            .filter(each -> each.getValue().asString().startsWith("GOT"))
                            .map(Map.Entry::toString))
                    .as("what it got")
                    .isEmpty();
            assertThat(opened).isEmpty();
            assertThat(visit.page().url()).isEqualTo(SCENE.patchbay().base() + "/dashboard");
            assertThat(visit.room().isTheSamePage()).isTrue();
            reachedNobody();
        }
    }

    @Test
    void reachesNobodyByAnyWayThatAnOrdinaryPageHas() {
        try (var visit = SCENE.visit(WidgetScene.TRICKSTER, "network")) {
            JsonNode noticed = visit.said();

            Set<String> ways = new HashSet<>(noticed.propertyNames());
            assertThat(ways).hasSizeGreaterThan(30);
            reachesTheControl(visit.browser(), ways);
            reachedNobody();
        }
    }

    /** The same program on a page of nobody's: were anything let through, the observer would see it. */
    private static void reachesTheControl(Browser browser, Set<String> ways) {
        try (Page ordinary = browser.page().context().newPage()) {
            ordinary.navigate(SCENE.control().address().toString());
            ordinary.addScriptTag(new Page.AddScriptTagOptions().setContent(SCENE.network()));
            int before = SCENE.control().connections();
            ordinary.evaluate(
                    "([origin, udp]) => tryAll(origin, udp)",
                    List.of(
                            SCENE.control().address().toString(),
                            Integer.toString(SCENE.control().udpPort())));
            Set<String> requested = ways.stream()
                    .filter(way -> !WITHOUT_A_REQUEST.contains(way))
                    .collect(Collectors.toSet());
            Await.until(
                    WidgetScene.LONGEST,
                    () -> "of " + requested + " came " + SCENE.control().leaks() + ", datagrams "
                            + SCENE.control().datagrams(),
                    () -> SCENE.control().leaks().containsAll(requested)
                            && SCENE.control().datagrams() > 0);
            assertThat(SCENE.control().connections() - before).isGreaterThan(requested.size() / 2);
        }
    }

    private static void reachedNobody() {
        assertThat(SCENE.observer().leaks()).as("what reached the observer").isEmpty();
        assertThat(SCENE.observer().connections()).as("connections to it").isZero();
        assertThat(SCENE.observer().datagrams()).as("datagrams to it").isZero();
    }

    /** Even an address of its own host, where it would be let in, is no place for it. */
    @ParameterizedTest
    @ValueSource(strings = {"leave", "refresh", "leave within"})
    void isRemovedWhenItLeavesItsFrame(String way) {
        try (var visit = SCENE.visit(WidgetScene.TRICKSTER, way)) {
            assertThat(visit.widget()).containsText("It tried to show another page in its place");
            assertThat(visit.frames()).hasCount(0);
            visit.browser().isAccessible();
            reachedNobody();
        }
    }

    /** Another of the same developer may reach a server: what this one was told shall not get there. */
    @Test
    void runsNothingInAnotherFrameThatItGoesTo() {
        String receiver = frameOfReceiver();
        var heard = new CopyOnWriteArrayList<String>();
        var frames = new CopyOnWriteArrayList<String>();
        Consumer<Page> before = page -> {
            page.onConsoleMessage(message -> heard.add(message.text()));
            page.onFrameNavigated(frame -> frames.add(frame.url()));
        };
        try (var visit = SCENE.visit(WidgetScene.TRICKSTER, "go to→" + receiver, before)) {
            assertThat(visit.widget()).containsText("It tried to show another page in its place");

            assertThat(frames).as("where it got").anyMatch(url -> url.contains(receiver + "?secret=42#n="));
            assertThat(heard).noneMatch(text -> text.startsWith("receiver"));
        }
    }

    @Test
    void isHeardByNoOtherFrameOfThePage() {
        var house = SCENE.house("whisper");
        SCENE.place(house, WidgetScene.TRICKSTER, "whisper");
        SCENE.place(house, WidgetScene.RECEIVER, "listen");
        var heard = new CopyOnWriteArrayList<String>();
        try (var browser = SCENE.browserOf(house)) {
            browser.page().onConsoleMessage(message -> heard.add(message.text()));
            var room = DashboardRoom.open(browser, house.api());
            String trickster = WidgetDeveloper.titleOf(WidgetScene.TRICKSTER);
            browser.page().waitForCondition(() -> heard.contains("receiver heard \"own\""));
            int before = WidgetScene.said(room, trickster).get("rounds").asInt();
            WidgetScene.said(room, trickster, came -> came.get("rounds").asInt() > before + 10);
            browser.page().frames().stream()
                    .filter(frame -> frame.url().contains(sha256(WidgetScene.resource("receiver.js"))))
                    .forEach(frame -> frame.evaluate("postMessage('last', '*')"));
            browser.page().waitForCondition(() -> heard.contains("receiver heard \"last\""));
            assertThat(heard).noneMatch(text -> text.contains("secret"));
        }
    }

    private static String frameOfReceiver() {
        return "/w/" + sha256(WidgetScene.resource("receiver.js")) + "/frame";
    }

    private static String sha256(String script) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void opensALinkOnlyWhenThePersonSaysSo() {
        try (var visit = SCENE.visit(WidgetScene.TRICKSTER, "link")) {
            Page page = visit.page();
            visit.said();
            visit.inside()
                    .getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Go"))
                    .click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("https://tides.example/");
            visit.browser().isAccessible();
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel"))
                    .click();
            JsonNode answered = visit.said(came -> came.has("opened"));
            assertThat(answered.get("opened").asBoolean()).isFalse();
            assertThat(answered.get("popup").asString())
                    .as("a window after a real click")
                    .isEqualTo("null");
            assertThat(page.context().pages()).hasSize(1);
            reachedNobody();
        }
    }

    @Test
    void speaksToThePersonUnderItsOwnName() {
        try (var visit = SCENE.visit(WidgetScene.TRICKSTER, "notify")) {
            assertThat(visit.page().getByText("Trickster: Patchbay: your password has expired"))
                    .isVisible();
        }
    }

    /** Whoever makes that mistake one day has not opened anything: the header says the same once more. */
    @Test
    void isOfNoOriginEvenInAFrameThatIsMadeWrongly() {
        try (var visit = SCENE.visit(WidgetScene.TRICKSTER, "giant")) {
            visit.said();
            ElementHandle wrong = visit.page()
                    .evaluateHandle("""
                            url => new Promise(loaded => {
                                const frame = document.createElement('iframe');
                                frame.sandbox = 'allow-scripts allow-same-origin';
                                frame.onload = () => loaded(frame);
                                frame.src = url;
                                document.body.append(frame);
                            })""", visit.frame().get("url").asString())
                    .asElement();
            Frame inside = wrong.contentFrame();
            assertThat(inside.evaluate("self.origin")).isEqualTo("null");
            assertThat(inside.evaluate("""
                    ['localStorage', 'sessionStorage', 'cookie'].filter(kind => {
                        try { return kind === 'cookie' ? document.cookie !== 1 : self[kind] } catch { return false }
                    }).join()""")).isEqualTo("");
        }
    }

    /** The browser compares what comes with what was checked, and operators hear of it. */
    @Test
    void isNotRunWhenOneByteOfItIsNotWhatWasChecked() {
        byte[] checked = SCENE.trickster().getBytes(StandardCharsets.UTF_8);
        byte[] changed = checked.clone();
        changed[changed.length - 1] = ' ';
        Consumer<Page> before = page -> page.context().route(BUNDLE, route -> send(route, checked));
        try (var visit = SCENE.visit(WidgetScene.TRICKSTER, "giant", before)) {
            visit.said();

            visit.page().context().unroute(BUNDLE);
            visit.page().context().route(BUNDLE, route -> send(route, changed));
            visit.page().reload();
            assertThat(visit.widget()).containsText("Trickster was not run");
            assertThat(visit.frames()).hasCount(0);
            visit.browser().isAccessible();
            String reports =
                    "/api/console/bundles/" + visit.frame().get("sha256").asString() + "/reports";
            Await.until(
                    WidgetScene.LONGEST,
                    () -> "nobody said so: " + SCENE.operator().get(reports),
                    () -> SCENE.operator()
                            .get(reports)
                            .expect(200)
                            .get("reports")
                            .valueStream()
                            .anyMatch(report -> report.get("kind").asString().equals("refused")));
        }
    }

    private static void send(Route route, byte[] script) {
        route.fulfill(new Route.FulfillOptions()
                .setHeaders(Map.of(
                        "Content-Type",
                        "text/javascript",
                        "Access-Control-Allow-Origin",
                        "*",
                        "Timing-Allow-Origin",
                        "*"))
                .setBodyBytes(script));
    }

    @Test
    void cannotCallTheApiAlthoughThePersonIsSignedIn() throws IOException {
        Api api = SCENE.house("api").api();
        api.get("/api/session").expect(200);
        JsonNode paths = new YAMLMapper()
                .readTree(Files.readString(Path.of("..", "contracts", "openapi.yaml")))
                .get("paths");
        int asked = 0;
        for (var path : paths.properties()) {
            if (!path.getKey().startsWith("/api/")) {
                continue;
            }
            String address =
                    path.getKey().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
            for (String method : path.getValue().propertyNames()) {
                if (!Set.of("get", "post", "put", "patch", "delete").contains(method)) {
                    continue;
                }
                var answer = api.send(method.toUpperCase(Locale.ROOT), address, null, Map.of("Origin", "null"));
                assertThat(answer.status() + " " + answer.problem())
                        .as(method + " " + address)
                        .isEqualTo("403 cross-site-request");
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(100);
    }
}

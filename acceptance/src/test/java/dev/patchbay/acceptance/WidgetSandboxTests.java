package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Frame;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Row 31: a widget that means harm gets nothing, reaches nobody, and takes no other place than its own. */
class WidgetSandboxTests {

    private static final JsonMapper JSON = new JsonMapper();

    /** Of a page; an idle connection is told by the number of connections. */
    private static final Set<String> WITHOUT_A_REQUEST = Set.of("preconnect", "webrtc");

    private static WidgetScene scene;

    @BeforeAll
    static void starts() throws IOException {
        scene = WidgetScene.start();
    }

    @AfterAll
    static void stops() throws IOException {
        scene.close();
    }

    @Test
    void getsNothingOfThePageTheBrowserOrThePersonsThings() {
        var victim = scene.victim(WidgetScene.TRICKSTER, "everything");
        try (var browser = scene.browserOf(victim)) {
            var opened = new CopyOnWriteArrayList<String>();
            Page page = browser.page();
            page.context().onPage(other -> opened.add("a window " + other.url()));
            page.onDownload(download -> opened.add("a download " + download.url()));
            page.onDialog(dialog -> {
                opened.add("a dialog " + dialog.message());
                dialog.dismiss();
            });
            var room = DashboardRoom.open(browser, victim.house().api());
            page.evaluate("window.patchbaySecret = 'secret'");

            JsonNode came = said(room, victim);

            assertThat(came.size()).as("attacks").isGreaterThan(45);
            assertThat(came.properties().stream()
                            .filter(each -> each.getValue().asString().startsWith("GOT"))
                            .map(Map.Entry::toString))
                    .as("what it got")
                    .isEmpty();
            assertThat(opened).isEmpty();
            assertThat(page.url()).isEqualTo(scene.patchbay().base() + "/dashboard");
            assertThat(room.isTheSamePage()).isTrue();
            reachedNobody();
        }
    }

    @Test
    void reachesNobodyByAnyWayThatAnOrdinaryPageHas() {
        var victim = scene.victim(WidgetScene.TRICKSTER, "network");
        try (var browser = scene.browserOf(victim)) {
            var room = DashboardRoom.open(browser, victim.house().api());

            JsonNode noticed = said(room, victim);

            Set<String> ways = new HashSet<>(noticed.propertyNames());
            assertThat(ways).hasSizeGreaterThan(30);
            reachesTheControl(browser, ways);
            reachedNobody();
        }
    }

    /** The same program on a page of nobody's: were anything let through, the observer would see it. */
    private static void reachesTheControl(Browser browser, Set<String> ways) {
        try (Page ordinary = browser.page().context().newPage()) {
            ordinary.navigate(scene.control().address().toString());
            ordinary.addScriptTag(new Page.AddScriptTagOptions().setContent(scene.network()));
            int before = scene.control().connections();
            ordinary.evaluate(
                    "([origin, udp]) => tryAll(origin, udp)",
                    List.of(
                            scene.control().address().toString(),
                            Integer.toString(scene.control().udpPort())));
            Set<String> requested = ways.stream()
                    .filter(way -> !WITHOUT_A_REQUEST.contains(way))
                    .collect(Collectors.toSet());
            Await.until(
                    WidgetScene.LONGEST,
                    () -> "of " + requested + " came " + scene.control().leaks() + ", datagrams "
                            + scene.control().datagrams(),
                    () -> scene.control().leaks().containsAll(requested)
                            && scene.control().datagrams() > 0);
            assertThat(scene.control().connections() - before).isGreaterThan(requested.size() / 2);
        }
    }

    private static void reachedNobody() {
        assertThat(scene.observer().leaks()).as("what reached the observer").isEmpty();
        assertThat(scene.observer().connections()).as("connections to it").isZero();
        assertThat(scene.observer().datagrams()).as("datagrams to it").isZero();
    }

    /** Even an address of its own host, where it would be let in, is no place for it. */
    @ParameterizedTest
    @ValueSource(strings = {"leave", "refresh", "leave within"})
    void isRemovedWhenItLeavesItsFrame(String way) {
        var victim = scene.victim(WidgetScene.TRICKSTER, way);
        try (var browser = scene.browserOf(victim)) {
            var room = DashboardRoom.open(browser, victim.house().api());
            assertThat(room.widget(victim.title())).containsText("It tried to show another page in its place");
            assertThat(room.page().locator("iframe")).hasCount(0);
            browser.isAccessible();
            reachedNobody();
        }
    }

    /** Another of the same developer may reach a server: what this one was told shall not get there. */
    @Test
    void runsNothingInAnotherFrameThatItGoesTo() {
        String receiver = frameOfReceiver();
        var victim = scene.victim(WidgetScene.TRICKSTER, "go to→" + receiver);
        try (var browser = scene.browserOf(victim)) {
            var heard = console(browser);
            var frames = new CopyOnWriteArrayList<String>();
            browser.page().onFrameNavigated(frame -> frames.add(frame.url()));
            var room = DashboardRoom.open(browser, victim.house().api());

            assertThat(room.widget(victim.title())).containsText("It tried to show another page in its place");

            assertThat(frames).as("where it got").anyMatch(url -> url.contains(receiver + "?secret=42#n="));
            assertThat(heard).noneMatch(text -> text.startsWith("receiver"));
        }
    }

    @Test
    void isHeardByNoOtherFrameOfThePage() {
        var victim = scene.victim(WidgetScene.TRICKSTER, "whisper");
        String other = Installing.install(victim.house(), WidgetScene.RECEIVER);
        DashboardRoom.awaitFrame(victim.house().api(), other);
        DashboardRoom.place(victim.house().api(), "integration", other, "", Map.of());
        try (var browser = scene.browserOf(victim)) {
            var heard = console(browser);
            var room = DashboardRoom.open(browser, victim.house().api());
            Await.until(
                    WidgetScene.LONGEST,
                    () -> "the receiver says " + heard,
                    () -> heard.contains("receiver heard \"own\""));
            int before = said(room, victim).get("rounds").asInt();
            Await.until(
                    WidgetScene.LONGEST,
                    () -> "it whispers no more",
                    () -> said(room, victim).get("rounds").asInt() > before + 10);
            browser.page().frames().stream()
                    .filter(frame -> frame.url().contains(sha256(WidgetScene.resource("receiver.js"))))
                    .forEach(frame -> frame.evaluate("postMessage('last', '*')"));
            Await.until(
                    WidgetScene.LONGEST,
                    () -> "the receiver says " + heard,
                    () -> heard.contains("receiver heard \"last\""));
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

    private static List<String> console(Browser browser) {
        List<String> heard = new CopyOnWriteArrayList<>();
        browser.page().onConsoleMessage(message -> heard.add(message.text()));
        return heard;
    }

    @Test
    void opensALinkOnlyWhenThePersonSaysSo() {
        var victim = scene.victim(WidgetScene.TRICKSTER, "link");
        try (var browser = scene.browserOf(victim)) {
            var room = DashboardRoom.open(browser, victim.house().api());
            Page page = room.page();
            said(room, victim);
            room.inside(victim.title())
                    .getByRole(
                            AriaRole.BUTTON, new com.microsoft.playwright.FrameLocator.GetByRoleOptions().setName("Go"))
                    .click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("https://tides.example/");
            browser.isAccessible();
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel"))
                    .click();
            Await.until(
                    WidgetScene.LONGEST,
                    () -> "no answer: " + said(room, victim),
                    () -> said(room, victim).has("opened"));
            assertThat(said(room, victim).get("opened").asBoolean()).isFalse();
            assertThat(said(room, victim).get("popup").asString())
                    .as("a window after a real click")
                    .isEqualTo("null");
            assertThat(page.context().pages()).hasSize(1);
            reachedNobody();
        }
    }

    @Test
    void speaksToThePersonUnderItsOwnName() {
        var victim = scene.victim(WidgetScene.TRICKSTER, "notify");
        try (var browser = scene.browserOf(victim)) {
            var room = DashboardRoom.open(browser, victim.house().api());
            assertThat(room.page().getByText("Trickster: Patchbay: your password has expired"))
                    .isVisible();
        }
    }

    /** Whoever makes that mistake one day has not opened anything: the header says the same once more. */
    @Test
    void isOfNoOriginEvenInAFrameThatIsMadeWrongly() {
        var victim = scene.victim(WidgetScene.TRICKSTER, "giant");
        try (var browser = scene.browserOf(victim)) {
            var room = DashboardRoom.open(browser, victim.house().api());
            said(room, victim);
            ElementHandle wrong = room.page()
                    .evaluateHandle("""
                            url => new Promise(loaded => {
                                const frame = document.createElement('iframe');
                                frame.sandbox = 'allow-scripts allow-same-origin';
                                frame.onload = () => loaded(frame);
                                frame.src = url;
                                document.body.append(frame);
                            })""", victim.frame().get("url").asString())
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
        var victim = scene.victim(WidgetScene.TRICKSTER, "giant");
        byte[] checked = scene.trickster().getBytes(StandardCharsets.UTF_8);
        byte[] changed = checked.clone();
        changed[changed.length - 1] = ' ';
        try (var browser = scene.browserOf(victim)) {
            var context = browser.page().context();
            context.route("**/bundle.js", route -> send(route, checked));
            var room = DashboardRoom.open(browser, victim.house().api());
            said(room, victim);

            context.unroute("**/bundle.js");
            context.route("**/bundle.js", route -> send(route, changed));
            browser.page().reload();
            assertThat(room.widget(victim.title())).containsText("Trickster was not run");
            assertThat(room.page().locator("iframe")).hasCount(0);
            browser.isAccessible();
            String reports =
                    "/api/console/bundles/" + victim.frame().get("sha256").asString() + "/reports";
            Await.until(
                    WidgetScene.LONGEST,
                    () -> "nobody said so: " + scene.operator().get(reports),
                    () -> scene.operator()
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
        Api api = scene.victim(WidgetScene.SLEEPER, "api").house().api();
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

    /** What the widget says of what it did, once it has done it. */
    private static JsonNode said(DashboardRoom room, WidgetScene.Victim victim) {
        Locator said = room.inside(victim.title()).locator("#said[data-done]");
        assertThat(said).isVisible();
        return JSON.readTree(said.innerText());
    }
}

package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.patchbay.acceptance.WidgetDeveloper.Widget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one Patchbay of all stories of widgets by others, some of whose developers mean harm, and people who have them. */
final class WidgetScene {

    /** Does what its settings say. */
    static final String TRICKSTER = "trickster";

    /** Runs, and never says so. */
    static final String SLEEPER = "sleeper";

    /** Says in the console that it runs, and what it hears. */
    static final String RECEIVER = "receiver";

    /** Keeps to the rules, and tells all it knows: its life, its settings, its record, what it stored. */
    static final String NORTH = "north";

    /** The same by somebody else, with another record. */
    static final String SOUTH = "south";

    static final int RECORD_OF_NORTH = 11;
    static final int RECORD_OF_SOUTH = 22;

    static final Duration LONGEST = Duration.ofMinutes(3);

    private static final JsonMapper JSON = new JsonMapper();

    private final WidgetDeveloper developer;
    private final DisposablePatchbay patchbay;
    private final Api operator;
    private final Observer observer;
    private final Observer control;
    private final String network;
    private final String trickster;

    private WidgetScene() throws IOException {
        network = resource("network.js");
        observer = Observer.start("");
        control = Observer.start("<!doctype html><title>Control</title><body>");
        developer = WidgetDeveloper.start();
        patchbay = DisposablePatchbay.start("[]", List.of(developer.port()), Map.of());
        operator = patchbay.operator();
        trickster = network
                + resource("trickster.js")
                        .replace("%OBSERVER%", observer.address().toString())
                        .replace("%UDP%", Integer.toString(observer.udpPort()))
                        .replace("%BASE%", patchbay.base().toString());
        publish(Widget.of(TRICKSTER, trickster));
        publish(Widget.of(SLEEPER, "document.body.append('asleep');"));
        publish(Widget.of(RECEIVER, resource("receiver.js")));
        publish(keeper(NORTH, RECORD_OF_NORTH));
        publish(keeper(SOUTH, RECORD_OF_SOUTH));
    }

    /**
     * A widget that keeps to the rules, by somebody else than any other.
     *
     * @param n of its record
     */
    static Widget keeper(String name, int n) {
        return Widget.of(name, "// " + name + "\n" + resource("keeper.js")).saying(n);
    }

    void publish(Widget widget) {
        developer.publish(operator, widget);
    }

    /** Saves its first draft; whose it is. */
    Api.Owned draft(Widget widget) {
        return developer.draft(operator, widget);
    }

    /** Saves the next draft, whose bundle is another one. */
    void redraw(Api.Owned publisher, Widget widget) {
        developer.redraw(publisher, widget);
    }

    /** Where the developer of all widgets hosts this one. */
    String address(String widget) {
        return developer.address(widget);
    }

    /** Started by the first story that asks for it, and stopped with the JVM. */
    static WidgetScene shared() {
        return Shared.SCENE;
    }

    DisposablePatchbay patchbay() {
        return patchbay;
    }

    /** Signed in as the operator of this Patchbay. */
    Api operator() {
        return operator;
    }

    /** Whom the widgets try to reach. */
    Observer observer() {
        return observer;
    }

    /** Whom an ordinary page reaches by the same ways. */
    Observer control() {
        return control;
    }

    /** By the same ways as the widget: what {@code tryAll} is. */
    String network() {
        return network;
    }

    /** The bundle of {@link #TRICKSTER}. */
    String trickster() {
        return trickster;
    }

    /** Somebody new, with an organization of their own, which is called after what happens there. */
    Api.Owned house(String act) {
        return operator.organization("House of " + act.replaceAll("[^a-zA-Z ]", ""));
    }

    /** Somebody new who opens the dashboard with the widget on it, which does what it is told. */
    Visit visit(String widget, String act) {
        return visit(widget, act, page -> {});
    }

    /** @param before is done to the page before it is opened */
    Visit visit(String widget, String act, Consumer<Page> before) {
        var house = house(act);
        place(house, widget, act);
        Browser browser = browserOf(house);
        before.accept(browser.page());
        return new Visit(browser, DashboardRoom.open(browser, house.api()), WidgetDeveloper.titleOf(widget));
    }

    /**
     * Installs a widget and puts it on the owner's dashboard, where there is room.
     *
     * @param act what it is told to do; empty for one that has nothing to be set
     */
    void place(Api.Owned house, String widget, String act) {
        String installation = DashboardRoom.install(house, widget, true);
        DashboardRoom.place(
                house.api(), "integration", installation, "", act.isEmpty() ? Map.of() : Map.of("act", act));
    }

    Browser browserOf(Api.Owned house) {
        return Browser.open().at(patchbay.base()).signIn(house.owner().login());
    }

    /**
     * An open dashboard with one such widget.
     *
     * @param title of the widget
     */
    record Visit(Browser browser, DashboardRoom room, String title) implements AutoCloseable {

        Page page() {
            return browser.page();
        }

        /** With what is drawn around it. */
        Locator widget() {
            return room.widget(title);
        }

        FrameLocator inside() {
            return room.inside(title);
        }

        Locator frames() {
            return page().locator("iframe");
        }

        /** Its program, while it runs. */
        Frame running() {
            return page().frames().stream()
                    .filter(frame -> frame.url().contains("/w/"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(title + " does not run"));
        }

        /** As the page is told of it. */
        JsonNode frame() {
            return room.stored(title).get("frame");
        }

        /** What the widget says of what it did, once it has done it. */
        JsonNode said() {
            return WidgetScene.said(room, title);
        }

        /** The same, once it is as wanted. */
        JsonNode said(Predicate<JsonNode> wanted) {
            return WidgetScene.said(room, title, wanted);
        }

        @Override
        public void close() {
            browser.close();
        }
    }

    static JsonNode said(DashboardRoom room, String title) {
        Locator said = room.inside(title).locator("#said[data-done]");
        assertThat(said).isVisible();
        return JSON.readTree(said.innerText());
    }

    static JsonNode said(DashboardRoom room, String title, Predicate<JsonNode> wanted) {
        Await.until(LONGEST, () -> title + " says " + said(room, title), () -> wanted.test(said(room, title)));
        return said(room, title);
    }

    static String resource(String name) {
        try (var stream = WidgetScene.class.getResourceAsStream("/widgets/" + name)) {
            if (stream == null) {
                throw new AssertionError("no " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void close() {
        try (developer;
                patchbay;
                observer;
                control) {
            // all of them, whichever fails
        } catch (IOException left) {
            System.err.println("left behind by " + patchbay.base() + " (" + left + ")");
        }
    }

    private static final class Shared {
        private static final WidgetScene SCENE = start();

        private static WidgetScene start() {
            try {
                var scene = new WidgetScene();
                Runtime.getRuntime().addShutdownHook(new Thread(scene::close));
                return scene;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}

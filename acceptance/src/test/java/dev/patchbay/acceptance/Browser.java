package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One person's browser: a context of its own in the one Chromium that all stories share. */
final class Browser implements AutoCloseable {

    private static final double LONGEST_WAIT_MILLIS = 90_000;
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final double LAST_LOOK_MILLIS = 1_000;
    private static final int MOST_WORDS = 1_500;
    private static final String NOTHING_IS_LOADED = """
            () => !document.querySelector('[aria-busy=true], .mantine-Skeleton-root')
                && document.fonts.status === 'loaded'
                && [...document.images].every(each =>
                    each.complete || (each.loading === 'lazy' && each.getBoundingClientRect().top > innerHeight))
            """;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Playwright PLAYWRIGHT =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private static final List<String> USUAL = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final com.microsoft.playwright.Browser CHROMIUM = chromium(List.of());

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_WAIT_MILLIS);
        Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close));
    }

    /** Those that are not closed yet. */
    static final Set<Browser> OPEN = ConcurrentHashMap.newKeySet();

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Set<Request> asked = ConcurrentHashMap.newKeySet();
    private volatile long lastAsked = System.nanoTime();
    private @Nullable URI base;

    private Browser(com.microsoft.playwright.Browser.NewContextOptions options) {
        this(CHROMIUM, options);
    }

    private Browser(
            com.microsoft.playwright.Browser chromium, com.microsoft.playwright.Browser.NewContextOptions options) {
        this.context = chromium.newContext(options.setReducedMotion(ReducedMotion.REDUCE));
        this.context.setDefaultTimeout(LONGEST_WAIT_MILLIS);
        this.page = context.newPage();
        OPEN.add(this);
        page.onPageError(complaints::add);
        // what the page before had asked for is nobody's any more
        page.onFrameNavigated(frame -> asked.removeIf(request -> frame.equals(page.mainFrame())));
        page.onRequest(request -> asks(request, true));
        page.onRequestFinished(request -> asks(request, false));
        page.onRequestFailed(request -> asks(request, false));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
    }

    private static com.microsoft.playwright.Browser chromium(List<String> more) {
        return PLAYWRIGHT
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setChromiumSandbox(false)
                        .setArgs(Stream.concat(USUAL.stream(), more.stream()).toList()));
    }

    /**
     * A Chromium of its own, which takes any certificate and looks names up as it is told.
     *
     * @param rules of {@code --host-resolver-rules}
     */
    static Browser resolving(String rules) {
        return new Browser(
                chromium(List.of("--host-resolver-rules=" + rules)),
                speaking("en-GB").setIgnoreHTTPSErrors(true));
    }

    static Browser open() {
        return new Browser(speaking("en-GB"));
    }

    /** The browser of somebody who reads German. */
    static Browser inGerman() {
        return new Browser(speaking("de-DE"));
    }

    static Browser open(ColorScheme scheme, int width) {
        return new Browser(speaking("en-GB").setColorScheme(scheme).setViewportSize(width, 900));
    }

    private static com.microsoft.playwright.Browser.NewContextOptions speaking(String locale) {
        return new com.microsoft.playwright.Browser.NewContextOptions().setLocale(locale);
    }

    /** From now on it looks at another Patchbay than the one that all stories share. */
    Browser at(URI other) {
        base = other;
        return this;
    }

    static Browser signedIn(RunningPatchbay.Login login) {
        var browser = open();
        browser.signIn(login);
        return browser;
    }

    Browser signIn(RunningPatchbay.Login login) {
        go("/login?return=/apps");
        signInHere(login);
        page.waitForURL("**/apps");
        return this;
    }

    /** Fills in the sign-in page that is shown, of whichever Patchbay and in whichever language. */
    void signInHere(RunningPatchbay.Login login) {
        page.locator("#email").fill(login.email());
        page.locator("#password").fill(login.password());
        page.locator("form:has(#password) button[type=submit]").click();
    }

    /** A pattern for addresses that start so; the browser's language of patterns knows no quoting. */
    static Pattern startingWith(Object prefix) {
        return Pattern.compile("^" + prefix.toString().replaceAll("[.?*+^$()\\[\\]{}|\\\\]", "\\\\$0"));
    }

    Page page() {
        return page;
    }

    Page go(String path) {
        URI of = base == null ? RunningPatchbay.shared().base() : base;
        page.navigate(of + path);
        return page;
    }

    /** From now on the window is so wide. */
    Browser wide(int width) {
        page.setViewportSize(width, 900);
        return this;
    }

    /**
     * What is live never ends, and nobody waits for it. Nor for what frames ask for: they run in processes of their own, and the end of
     * a request is not always told when its process ends; the page itself says whether what they show is there.
     */
    private void asks(Request request, boolean begins) {
        if (request.url().contains("/api/live") || !request.frame().equals(page.mainFrame())) {
            return;
        }
        if (begins) {
            asked.add(request);
        } else {
            asked.remove(request);
        }
        lastAsked = System.nanoTime();
    }

    /** Waits until everything that the page asked for when it was loaded has come and is shown. */
    void settles() {
        page.waitForLoadState(LoadState.LOAD);
        try {
            page.waitForCondition(() -> asked.isEmpty() && System.nanoTime() - lastAsked > QUIET.toNanos());
        } catch (TimeoutError stillAsking) {
            throw new AssertionError(
                    page.url() + " still asks for "
                            + asked.stream().map(Request::url).toList(),
                    stillAsking);
        }
        page.waitForFunction(NOTHING_IS_LOADED);
    }

    /** Asserts that the page has its heading and no accessibility violation (WCAG 2.2 AA). */
    void isAccessible() {
        page.waitForLoadState(LoadState.LOAD); // without its style sheet everything is small
        assertThat(page.locator("h1").first().innerText())
                .as("heading of " + page.url())
                .isNotBlank();
        var violations = new AxeBuilder(page)
                .setLegacyMode(
                        true) // no page of ours has frames of another origin; the other way opens a page for each
                // answer
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations();
        assertThat(violations)
                .as("axe on " + page.url())
                .extracting(violation -> violation.getId() + ": "
                        + violation.getNodes().stream()
                                .map(node -> node.getHtml())
                                .limit(3)
                                .toList())
                .isEmpty();
    }

    void hasNoComplaints() {
        assertThat(complaints).as("errors in the console of " + page.url()).isEmpty();
    }

    /** A picture of the whole page, for which the window grows: Chromium's own makes it one pixel small first, and a page lays itself out anew. */
    void screenshot(String name) {
        ViewportSize window = page.viewportSize();
        page.setViewportSize(window.width, (Integer) page.evaluate("document.documentElement.scrollHeight"));
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        page.setViewportSize(window.width, window.height);
    }

    private static Path executable() {
        return Stream.of(
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the stories need Chromium: apt-get install chromium"));
    }

    /** The address, the errors of the console and the words of what is shown, for whoever reads of a failure. */
    String shows() {
        String words = page.locator("body").innerText(new Locator.InnerTextOptions().setTimeout(LAST_LOOK_MILLIS));
        return "%s %s%n%s".formatted(page.url(), complaints, words.substring(0, Math.min(words.length(), MOST_WORDS)));
    }

    @Override
    public void close() {
        OPEN.remove(this);
        LastPages.remember(this);
        context.close();
        var chromium = context.browser();
        if (chromium != null && !chromium.equals(CHROMIUM)) {
            chromium.close();
        }
    }
}

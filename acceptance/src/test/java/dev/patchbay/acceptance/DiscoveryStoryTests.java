package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Row 6: a stranger finds an app among many, by looking around, by filters and by mistyped words, and shows it to others. */
class DiscoveryStoryTests {

    private static DisposablePatchbay patchbay;

    @BeforeAll
    static void aMarketplaceWithManyApps() throws Exception {
        Stream<String> others = IntStream.rangeClosed(1, 26).mapToObj(n -> """
                - {slug: other-%1$d, name: "Helper %1$d", description: "Does the %1$dth thing for you.", categories: [Chores],
                   appUrl: "https://other-%1$d.example.com"}
                """.formatted(n));
        Stream<String> wanted = Stream.of("""
                - {slug: zauberflute, name: Invoice Weaver, description: "Writes & sends \\"invoices\\" for <you>. All of them.",
                   categories: [Accounting], appUrl: "https://weaver.example.com"}
                """, """
                - {slug: tax, name: Tax Keeper, description: "Keeps what invoices say about taxes.", categories: [Accounting],
                   appUrl: "https://tax.example.com", isFree: false, monthlyPrice: "9.90"}
                """);
        patchbay = DisposablePatchbay.start(
                Catalogs.of(Stream.concat(others, wanted).toArray(String[]::new)), List.of(), Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        if (patchbay != null) {
            patchbay.close();
        }
    }

    @Test
    void aStrangerLooksAroundFiltersSearchesAndOpensAListing() {
        try (var browser = Browser.open().at(patchbay.base())) {
            Page page = browser.go("/");
            assertThat(page.getByRole(AriaRole.HEADING, named("New"))).isVisible();
            browser.isAccessible();

            button(page, "Accounting 2").click();
            assertThat(page).hasURL(at("/?category=Accounting"));
            // the address comes first, the page follows it
            assertThat(button(page, "Accounting 2")).hasAttribute("aria-pressed", "true");
            page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Price"))
                    .selectOption("paid");
            assertThat(page).hasURL(at("/?category=Accounting&price=paid"));
            assertThat(page.getByRole(AriaRole.ARTICLE)).hasCount(1);
            assertThat(link(page, "Tax Keeper")).isVisible();
            page.reload();
            assertThat(page.getByRole(AriaRole.ARTICLE)).hasCount(1);
            button(page, "Remove the filters").click();
            assertThat(button(page, "Remove the filters")).hasCount(0);

            page.getByRole(AriaRole.SEARCHBOX).fill("invoce waever");
            assertThat(page.getByText("Showing results for “invoice weaver”")).isVisible();
            assertThat(page.getByRole(AriaRole.ARTICLE).first()).containsText("Invoice Weaver");
            browser.isAccessible();

            link(page, "Invoice Weaver").click();
            assertThat(page.getByRole(AriaRole.HEADING, named("In the same category")))
                    .isVisible();
            assertThat(link(page, "Tax Keeper")).isVisible();
            browser.isAccessible();
            browser.hasNoComplaints();
        }
    }

    @Test
    void everythingIsReachedPageByPage() {
        try (var browser = Browser.open(ColorScheme.DARK, 390).at(patchbay.base())) {
            Page page = browser.go("/?sort=name");
            assertThat(page.getByRole(AriaRole.ARTICLE)).hasCount(24);
            button(page, "Load more").click();
            assertThat(page.getByRole(AriaRole.ARTICLE)).hasCount(28);
            browser.isAccessible();
            browser.hasNoComplaints();
        }
    }

    @Test
    void aMessengerShowsWhatALinkLeadsTo() {
        String shown =
                Api.at(patchbay.base()).get("/listings/zauberflute").response().body();
        assertThat(shown)
                .contains("<title>Invoice Weaver · ")
                .contains("<meta property=\"og:title\" content=\"Invoice Weaver\">")
                .contains("content=\"Writes &amp; sends &quot;invoices&quot; for &lt;you&gt;.\"")
                .contains("<link rel=\"canonical\" href=\"" + at("/listings/zauberflute") + "\">")
                .contains("<div id=\"root\">");
        assertThat(Api.at(patchbay.base()).get("/listings/nobody").response().body())
                .contains("noindex")
                .doesNotContain("og:title");
    }

    private static String at(String path) {
        URI base = patchbay.base();
        return base + path;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, named(name));
    }
}

package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Row 12: programs made with the client libraries that people use sign in, refresh, ask for claims and sign out, unchanged. */
class UnmodifiedClientsStoryTests {

    private static final Path CLIENTS = Path.of("clients").toAbsolutePath();

    private static Receiver receiver;
    private static DisposablePatchbay patchbay;
    private static Api operator;

    @BeforeAll
    static void starts() throws IOException {
        receiver = Receiver.start();
        String catalog = Catalogs.of(Arrays.stream(Library.values())
                .map(library -> Catalogs.program(library.word(), library.address, receiver.address(), library.listing))
                .toArray(String[]::new));
        patchbay = DisposablePatchbay.start(catalog, List.of(receiver.port()), Map.of());
        operator = patchbay.operator();
    }

    @AfterAll
    static void stops() throws IOException {
        patchbay.close();
        receiver.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENID_CLIENT", "OAUTH4WEBAPI"})
    void signsInRefreshesAndSignsOut(Library library) {
        URI address = library.address;
        var organization = operator.organization("Users of " + library.word());
        var stranger = operator.organization("Strangers to " + library.word());
        String installation = Installing.install(organization, library.word());
        try (var _ = start(library, installation);
                var browser = Browser.open()) {
            Page page = browser.page();
            page.navigate(address.toString());
            follow(page, "Sign in");
            assertThat(page).hasURL(Browser.startingWith(patchbay.base() + "/login"));
            browser.signInHere(organization.owner().login());
            agree(page);

            assertThat(page.getByRole(
                            AriaRole.HEADING,
                            named("Hello, " + organization.owner().login().name())))
                    .isVisible();
            assertThat(page.locator("#subject")).hasText(organization.owner().id());
            assertThat(page.locator("#userinfo")).hasText(organization.owner().id());
            assertThat(page.locator("#organization")).hasText(organization.displayName());

            String before = page.locator("#token").innerText();
            follow(page, "Refresh");
            assertThat(page.locator("#token")).not().hasText(before);
            assertThat(page.locator("#userinfo")).hasText(organization.owner().id());

            follow(page, "Sign out");
            confirmSigningOut(page);
            assertThat(page).hasURL(Browser.startingWith(address));
            assertThat(page.getByRole(AriaRole.HEADING, named("Nobody is signed in")))
                    .isVisible();

            follow(page, "Sign in");
            assertThat(page).hasURL(Browser.startingWith(patchbay.base() + "/login"));
            browser.signInHere(stranger.owner().login());
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .isVisible();
            assertThat(page).hasURL(Browser.startingWith(patchbay.base().toString()));
            assertThat(page.getByText("Hello")).hasCount(0);
        }
    }

    private static ForeignProgram start(Library library, String installation) {
        JsonNode told = receiver.of(installation).getFirst().json();
        return ForeignProgram.start(
                library.word(),
                CLIENTS,
                List.of("node", library.word() + ".mjs"),
                Map.of(
                        "ADDRESS", library.address.toString(),
                        "ISSUER", patchbay.base() + "/oidc",
                        "CLIENT_ID", told.get("clientId").asString(),
                        "CLIENT_SECRET", told.path("clientSecret").asString("")),
                library.address.resolve("/health"));
    }

    /** Clients that ask for consent each time have the person asked. */
    private static void agree(Page page) {
        Locator allow = page.locator("#allow");
        Locator inside = page.getByRole(AriaRole.HEADING, named("Hello"));
        assertThat(allow.or(inside).first()).isVisible();
        if (allow.isVisible()) {
            allow.click();
        }
    }

    /** A client that cannot say whose session it means has the person asked. */
    private static void confirmSigningOut(Page page) {
        Locator question = page.getByRole(AriaRole.BUTTON, named("Sign out"));
        Locator signedOut = page.getByRole(AriaRole.HEADING, named("Nobody is signed in"));
        assertThat(question.or(signedOut).first()).isVisible();
        if (question.isVisible()) {
            question.click();
        }
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, named(link)).click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    /** Each has a program in {@code acceptance/clients}. */
    enum Library {
        OPENID_CLIENT(""),
        OAUTH4WEBAPI(""),
        LOGTO(""),
        EXPRESS_OPENID_CONNECT("  id_token_signed_response_alg: RS256\n"),
        OIDC_CLIENT_TS("  token_endpoint_auth_method: none\n");

        private final String listing;
        private final URI address = ForeignProgram.freeAddress();

        /**
         * @param listing what its listing says beyond the others'
         */
        Library(String listing) {
            this.listing = listing;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

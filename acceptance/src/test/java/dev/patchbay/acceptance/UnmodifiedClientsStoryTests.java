package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Row 12: programs made with the client libraries that people use sign in, refresh, ask for claims and sign out, unchanged. */
class UnmodifiedClientsStoryTests {

    private static final OutsidePatchbay PATCHBAY = OutsidePatchbay.shared();

    @ParameterizedTest
    @EnumSource
    void signsInRefreshesAndSignsOut(ClientLibrary library) {
        URI address = library.address();
        var organization = PATCHBAY.operator().organization("Users of " + library.word());
        var stranger = PATCHBAY.operator().organization("Strangers to " + library.word());
        String installation = Installing.install(organization, library.word());
        try (var _ = library.start(PATCHBAY.issuer(), PATCHBAY.told(installation));
                var browser = Browser.open()) {
            Page page = browser.page();
            page.navigate(address.toString());
            follow(page, "Sign in");
            assertThat(page).hasURL(Browser.startingWith(PATCHBAY.base() + "/login"));
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
            assertThat(page).hasURL(Browser.startingWith(PATCHBAY.base() + "/login"));
            browser.signInHere(stranger.owner().login());
            assertThat(page.getByRole(AriaRole.HEADING, named("You cannot open this app")))
                    .isVisible();
        }
    }

    @Test
    void getsTokensOfOneInstallationWhileNobodyIsPresent() throws Exception {
        ClientLibrary library = ClientLibrary.OAUTH4WEBAPI;
        var organization = PATCHBAY.operator().organization("Nobody Present");
        String installation = Installing.install(organization, library.word());
        String other = Installing.install(PATCHBAY.operator().organization("Somebody Else"), library.word());
        Receiver.Delivery told = PATCHBAY.told(installation);
        try (var _ = library.start(PATCHBAY.issuer(), told)) {
            Api program = Api.at(library.address());

            JsonNode given = program.get("/alone?installation=" + installation + "&scope=organization")
                    .expect(200);
            assertThat(given.get("scope").asString()).isEqualTo("organization");
            assertThat(given.get("refresh").isNull()).isTrue();
            JsonNode seen = given.get("introspection");
            assertThat(seen.get("active").asBoolean()).isTrue();
            assertThat(seen.get("installation_id").asString()).isEqualTo(installation);
            assertThat(seen.get("sub").asString()).isEqualTo(organization.id());
            assertThat(seen.get("client_id").asString())
                    .isEqualTo(told.json().get("clientId").asString());
            assertThat(Api.at(PATCHBAY.base())
                            .send(
                                    "GET",
                                    "/v1/installations/" + installation + "/members",
                                    null,
                                    Map.of(
                                            "Authorization",
                                            "Bearer " + given.get("token").asString()))
                            .expect(200)
                            .get("members"))
                    .hasSize(1);

            assertThat(program.get("/alone?installation=" + installation + "&scope=openid")
                            .json()
                            .get("error")
                            .asString())
                    .isEqualTo("invalid_scope");
            assertThat(program.get("/alone?installation=" + other)
                            .json()
                            .get("error")
                            .asString())
                    .isEqualTo("invalid_grant");
        }
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
}

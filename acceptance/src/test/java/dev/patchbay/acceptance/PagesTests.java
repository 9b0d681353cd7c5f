package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page, light and dark, wide and as narrow as a phone: it has a heading, no accessibility violation, no error in the console,
 * and nothing that sticks out to the side. Its pictures are in {@code target/screenshots}.
 */
class PagesTests {

    private static Api.Owned organization;
    private static Api.Person member;

    @BeforeAll
    static void installs() {
        organization = Api.newOrganization("Lighthouse Keepers United International Cooperative");
        member = Api.signedIn(RunningPatchbay.shared().operator())
                .member(organization, "Maria Antonia Wilhelmine Freifrau von Hohenstein-Papadopoulou", "member");
        Installing.install(organization, "bot");
        String suspended = Installing.install(organization, "analytics");
        organization
                .api()
                .post("/api/installations/" + suspended + "/suspend", null)
                .expect(200);
    }

    static Stream<Arguments> views() {
        return Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .flatMap(scheme -> Stream.of(1280, 390).map(width -> Arguments.of(scheme, width)));
    }

    static Stream<Arguments> extremes() {
        return Stream.of(Arguments.of(ColorScheme.LIGHT, 1280), Arguments.of(ColorScheme.DARK, 390));
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyPageOfAnybody(ColorScheme scheme, int width) {
        try (var browser = Browser.open(scheme, width)) {
            look(browser, Pages.OF_ANYBODY, "anybody-" + scheme + "-" + width);
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyPageOfAnAdmin(ColorScheme scheme, int width) {
        try (var browser = Browser.open(scheme, width)) {
            browser.signIn(organization.owner().login());
            look(browser, Pages.OF_AN_ADMIN, "admin-" + scheme + "-" + width);
        }
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void everyPageOfOneself(ColorScheme scheme, int width) {
        try (var browser = Browser.open(scheme, width)) {
            browser.signIn(member.login());
            look(browser, Pages.OF_ONESELF, "oneself-" + scheme + "-" + width);
        }
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void everyPageOfTheOperator(ColorScheme scheme, int width) {
        try (var browser = Browser.open(scheme, width)) {
            browser.signIn(RunningPatchbay.shared().operator());
            look(browser, Pages.OF_THE_OPERATOR, "operator-" + scheme + "-" + width);
            look(browser, List.of("/dev/mail"), "mail-" + scheme + "-" + width);
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyPageOfAMember(ColorScheme scheme, int width) {
        try (var browser = Browser.open(scheme, width)) {
            browser.signIn(member.login());
            look(browser, Pages.OF_A_MEMBER, "member-" + scheme + "-" + width);
        }
    }

    private static void look(Browser browser, List<String> paths, String name) {
        for (String path : paths) {
            var page = browser.go(path);
            page.locator("h1").first().waitFor();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            browser.screenshot(name + path.replaceAll("[^a-z0-9]+", "-"));
            browser.isAccessible();
            assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("pixels that stick out of " + path + " in " + name)
                    .isEqualTo(0);
        }
        browser.hasNoComplaints();
    }

    @AfterAll
    static void saysWhereThePicturesAre() {
        System.out.println("Screenshots are in acceptance/target/screenshots");
    }
}

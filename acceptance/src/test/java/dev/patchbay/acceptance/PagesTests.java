package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
        organization.api().post("/api/developer/role", null).expect(200);
        organization
                .api()
                .post(
                        "/api/developer/sandbox/members",
                        Map.of(
                                "organizationId",
                                organization.id(),
                                "name",
                                "Theodora Testfrau von und zu Musterhausen",
                                "role",
                                "owner"))
                .expect(201);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everyPageOfAnybody(ColorScheme scheme) {
        look(scheme, null, Pages.OF_ANYBODY, "anybody");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everyPageOfAnAdmin(ColorScheme scheme) {
        look(scheme, organization.owner().login(), Pages.OF_AN_ADMIN, "admin");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everyPageOfOneself(ColorScheme scheme) {
        look(scheme, member.login(), Pages.OF_ONESELF, "oneself");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everyPageOfTheOperator(ColorScheme scheme) {
        look(scheme, RunningPatchbay.shared().operator(), Pages.OF_THE_OPERATOR, "operator");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void theLettersThatWereSent(ColorScheme scheme) {
        look(scheme, RunningPatchbay.shared().operator(), List.of("/dev/mail"), "mail");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everyPageOfAMember(ColorScheme scheme) {
        look(scheme, member.login(), Pages.OF_A_MEMBER, "member");
    }

    /** Each page is loaded once, wide when it is light and narrow when it is dark, and then looked at in both widths. */
    private static void look(
            ColorScheme scheme, RunningPatchbay.@Nullable Login login, List<String> paths, String whose) {
        List<Integer> widths = scheme == ColorScheme.LIGHT ? List.of(1280, 390) : List.of(390, 1280);
        try (var browser = Browser.open(scheme, widths.getFirst())) {
            if (login != null) {
                browser.signIn(login);
            }
            for (String path : paths) {
                browser.wide(widths.getFirst());
                browser.go(path).locator("h1").first().waitFor();
                for (int width : widths) {
                    browser.wide(width).settles();
                    String name = whose + "-" + scheme + "-" + width + path.replaceAll("[^a-z0-9]+", "-");
                    browser.screenshot(name);
                    browser.isAccessible();
                    assertThat(
                                    browser.page()
                                            .evaluate(
                                                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                            .as("pixels that stick out of " + name)
                            .isEqualTo(0);
                }
            }
            browser.hasNoComplaints();
        }
    }

    @AfterAll
    static void saysWhereThePicturesAre() {
        System.out.println("Screenshots are in acceptance/target/screenshots");
    }
}

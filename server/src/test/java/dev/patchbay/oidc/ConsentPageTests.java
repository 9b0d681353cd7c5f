package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.grants.Grants;
import dev.patchbay.installs.Installation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

/** The page on which a person agrees to what an app may do, without a word of script. */
class ConsentPageTests extends ProviderScene {

    private static final String PAGE = "/consent?integration=pocket&return=/apps/pocket";

    private TestApps.Login person;
    private TestBrowser browser;

    @BeforeEach
    void somebodyWithoutAnOrganization() {
        person = apps.person("Pia Person");
        browser = signedIn(person);
    }

    @Test
    void saysInSentencesWhatTheAppMayDoAndTicksNothing() {
        var page = browser.get(PAGE);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).hasValue("no-store");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'", "form-action 'self';");
        assertThat(page.header("Referrer-Policy")).hasValue("same-origin");
        assertThat(page.body())
                .contains("id=\"consent\"", "id=\"allow\"", "id=\"deny\"", "id=\"unverified\"")
                .contains("Pocket", "Pocket People", "Pia Person", person.email())
                .contains("Greets you.", "Works at night.", "Writes &lt;to&gt; you.")
                .doesNotContain("Writes <to> you.", "checked=", "<script", "??");
        assertThat(ticked(page.body())).isEmpty();
        assertThat(offered(page.body())).containsExactlyInAnyOrder("email", "fantasy:read");
        assertThat(own()).isEmpty();
    }

    @Test
    void speaksGerman() {
        String page = browser.get(PAGE + "&lang=de").body();

        assertThat(page)
                .contains("lang=\"de\"", "Erlauben", "Jetzt nicht", "Ohne dies funktioniert die App nicht")
                .contains("Ihre E-Mail-Adresse")
                .doesNotContain("??", "Not now");
        assertThat(page).contains("/consent?lang=en&amp;integration=pocket&amp;return=/apps/pocket");
    }

    @Test
    void installsWhatWasAgreedToAndNoMoreAlsoWhenItIsSentTwice() {
        FilledForm form = new FilledForm(browser.get(PAGE).body()).tick("fantasy:read");

        var done = form.send(browser, "allow");
        var again = form.send(browser, "allow");

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.location()).hasToString("/apps/pocket");
        assertThat(again.location()).hasToString("/apps/pocket");
        Installation installation = own().orElseThrow();
        assertThat(scopes(installation)).isEqualTo(with("fantasy:read"));
        assertThat(apps.ownApps.ofAccount(person.account())).hasSize(1);
        String afterwards = browser.get(PAGE).body();
        assertThat(afterwards).contains("Pocket has your permission").doesNotContain("class=\"mark\">New<");
        assertThat(ticked(afterwards)).containsExactly("fantasy:read");
    }

    @Test
    void writesNothingWhenThePersonDoesNotAgree() {
        for (String word : List.of("deny", "", "ALLOW")) {
            var denied = new FilledForm(browser.get(PAGE).body()).tick("email").send(browser, word);

            assertThat(denied.body() + denied.header("Location").orElse("")).contains("/apps/pocket");
        }
        assertThat(own()).isEmpty();
    }

    @Test
    void showsWhatChangedBetweenReadingAndAgreeing() {
        FilledForm form = new FilledForm(browser.get(PAGE).body()).tick("email", "fantasy:read");
        catalogWith("dashboard:read", "fantasy:read");

        var page = form.send(browser, "allow");

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(own()).isEmpty();
        assertThat(page.body()).contains("id=\"changed\"");
        assertThat(HtmlUtils.htmlUnescape(page.body()))
                .contains("New: Read your dashboard", "No longer asked for: Read your fantasy leagues");
        assertThat(ticked(page.body())).containsExactly("email");
        assertThat(new FilledForm(page.body())
                        .tick("email")
                        .send(browser, "allow")
                        .location())
                .hasToString("/apps/pocket");
        assertThat(scopes(own().orElseThrow())).isEqualTo(with("email"));
    }

    @Test
    void asksOnceMoreAndKeepsTheGrantOfBeforeUntilThen() {
        TestApps.App pocket = apps.own(person, "email");
        catalogWith("dashboard:read", "fantasy:read");

        String page = browser.get(PAGE).body();

        assertThat(ticked(page)).containsExactly("email");
        assertThat(page).contains("asks you once more", "class=\"mark\">New<");
        assertThat(scopes(pocket.installation())).isEqualTo(with("email"));
        new FilledForm(page).tick("dashboard:read").send(browser, "allow");
        assertThat(scopes(own().orElseThrow())).isEqualTo(with("dashboard:read"));
        assertThat(own().orElseThrow().id()).isEqualTo(pocket.installation().id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://evil.example/               | /",
                "//evil.example                      | /",
                "/\\evil.example                     | /",
                "javascript:alert(1)                 | /",
                "/oidc/auth?client_id=c_unknown      | /",
                "/oidc/auth?client_id=%zz             | /",
                "/settings                           | /settings"
            })
    void leadsBackWithinThisSiteOnly(String wanted, String destination) {
        var page = browser.get("/consent?integration=pocket&return=" + ReturnPath.encode(wanted));
        assertThat(page.body()).contains("name=\"return\" value=\"" + destination + "\"");

        var denied = new FilledForm(page.body()).with("return", wanted).send(browser, "deny");

        assertThat(denied.location()).hasToString(destination);
    }

    /** A request of another app's client is not gone on with: nobody was asked for that one. */
    @Test
    void leadsToNoOtherAppsRequest() {
        var page =
                browser.get("/consent?integration=pocket&return=" + ReturnPath.encode(TestApps.authorize(apps.desk)));

        assertThat(page.body()).contains("name=\"return\" value=\"/\"");
        assertThat(page.header("Content-Security-Policy").orElseThrow()).doesNotContain("127.0.0.1");
    }

    @Test
    void asksWhoItIsFirst() {
        var location = browser().get(PAGE).location().toString();

        assertThat(location).startsWith("/login?return=").contains("consent");
        assertThat(browser()
                        .submit("/consent", Map.of("integration", "pocket", "decision", "allow"))
                        .location()
                        .toString())
                .startsWith("/login?return=");
    }

    @Test
    void takesNoFormFromAnotherSite() {
        FilledForm form = new FilledForm(browser.get(PAGE).body());

        assertThat(browser.submitText("https://evil.example", "/consent", form.text("allow"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.submitText("null", "/consent", form.text("allow")).statusCode())
                .isEqualTo(403);
        assertThat(own()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "", "No Name", "../etc", "desk"})
    void isThereOnlyForAppsThatPeopleCanHave(String name) {
        var page = browser.get("/consent?integration=" + ReturnPath.encode(name));

        assertThat(page.statusCode()).isBetween(400, 499);
        assertThat(page.body()).contains("<h1>").doesNotContain("id=\"allow\"");
    }

    /** Names of scopes and titles come back in the form; they are text. */
    @Test
    void showsNothingOfTheFormAsMarkup() {
        var page = new FilledForm(browser.get(PAGE).body())
                .with("version", "old")
                .with("shown", "x=<img src=x onerror=alert(1)>")
                .send(browser, "allow");

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("&lt;img").doesNotContain("<img src=x");
    }

    private void catalogWith(String scope, String instead) {
        apps.change("\"" + instead + "\"", "\"" + scope + "\"");
    }

    private Optional<Installation> own() {
        return apps.ownApps.find(apps.integration("pocket"), person.account()).map(view -> view.installation());
    }

    private Set<String> scopes(Installation installation) {
        return context.getBean(Grants.class)
                .activeOf(installation.id())
                .orElseThrow()
                .scopes();
    }

    private static Set<String> with(String... more) {
        return Stream.concat(TestApps.NEEDED.stream(), Stream.of(more)).collect(Collectors.toSet());
    }

    private static List<String> ticked(String page) {
        return Pattern.compile("<input type=\"checkbox\"[^>]*>")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .filter(box -> box.contains("checked"))
                .map(box -> box.replaceAll(".*value=\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private static List<String> offered(String page) {
        return Pattern.compile("<input type=\"checkbox\"[^>]*value=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(box -> box.group(1))
                .toList();
    }
}

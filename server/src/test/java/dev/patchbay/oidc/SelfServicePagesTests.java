package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.limits.Throttle;
import dev.patchbay.platform.Platform;
import dev.patchbay.platform.PlatformSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** People look after their own accounts on pages that need no script. */
class SelfServicePagesTests extends ProviderScene {

    private static final String PASSWORD = "several unrelated words";
    private static final Pattern OTHER_LANGUAGE = Pattern.compile("<a href=\"([^\"]+)\" hreflang=");
    private static final Pattern LABELLED = Pattern.compile("aria-describedby=\"([^\"]+)\"");

    @Autowired
    PlatformSettings platform;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Throttle throttle;

    @Autowired
    Ids ids;

    @BeforeEach
    @AfterEach
    void startAfresh() {
        List.of("letter:address:", "link:address:", "sign-in:address:")
                .forEach(bucket -> throttle.forget(bucket + "127.0.0.1"));
        allow(Platform.SignUp.Mode.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/signup", "/signup/confirm?token=x", "/forgot", "/reset?token=x", "/email/undo?token=x"})
    void areWholePagesInBothLanguagesThatNobodyKeepsOrFrames(String path) {
        for (String language : List.of("en", "de")) {
            var answer = browser().get(path + (path.contains("?") ? "&" : "?") + "lang=" + language);

            assertThat(answer.body())
                    .contains("<h1>", "</html>", "lang=\"" + language + "\"")
                    .doesNotContain("??")
                    .doesNotContain("<script");
            assertThat(answer.header("Cache-Control")).hasValue("no-store");
            assertThat(answer.header("Referrer-Policy")).hasValue("same-origin");
            assertThat(answer.header("Content-Security-Policy").orElseThrow()).contains("frame-ancestors 'none'");
        }
    }

    @Test
    void signUpAndGoOnWhereThePersonWantedToGo() {
        TestBrowser nina = browser();
        String email = email();
        assertThat(nina.get("/login?return=%2Flistings%2Fcrm").body()).contains("/signup?return=/listings/crm");
        assertThat(nina.get("/signup?return=%2Flistings%2Fcrm").body()).contains("value=\"/listings/crm\"");

        var sent = nina.submit("/signup", form(email, Map.of("return", "/listings/crm")));
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.body()).contains(email).contains("/dev/mail");
        URI link = link(email, "sign-up");

        // whoever looks after the mail opens links too, and that must not spend them
        for (int i = 0; i < 3; i++) {
            assertThat(browser()
                            .get(link.getRawPath() + "?" + link.getRawQuery())
                            .body())
                    .contains(email);
        }
        assertThat(nina.get(link.getRawPath() + "?" + link.getRawQuery()).body())
                .contains("action=\"/signup/confirm\"")
                .doesNotContain("type=\"password\"");
        var confirmed = nina.submit("/signup/confirm", Map.of("token", token(link)));

        assertThat(confirmed.statusCode()).isEqualTo(303);
        assertThat(confirmed.location()).hasToString("/listings/crm");
        assertThat(json.readTree(nina.get("/api/me").body())
                        .get("emailVerified")
                        .asBoolean())
                .isTrue();
        assertThat(nina.submit("/signup/confirm", Map.of("token", token(link))).statusCode())
                .isEqualTo(410);
    }

    @Test
    void goOnToAnAppThatSomebodyWantedToOpenBeforeSigningUp() {
        TestBrowser nina = browser();
        String email = email();
        String request = "/oidc/auth?client_id=c_1&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fcb&state=s";
        nina.submit("/signup", form(email, Map.of("return", request)));

        var confirmed = nina.submit("/signup/confirm", Map.of("token", token(link(email, "sign-up"))));

        assertThat(confirmed.statusCode()).isEqualTo(200);
        assertThat(confirmed.body()).contains("http-equiv=\"refresh\"").contains("/oidc/auth?client_id=c_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"})
    void leadNobodyToAnotherSiteAfterSigningUp(String wanted) {
        TestBrowser nina = browser();
        String email = email();
        nina.submit("/signup", form(email, Map.of("return", wanted)));

        assertThat(nina.submit("/signup/confirm", Map.of("token", token(link(email, "sign-up"))))
                        .location())
                .hasToString("/");
    }

    @Test
    void askForThePasswordInAnotherBrowser() {
        String email = email();
        browser().submit("/signup", form(email, Map.of()));
        URI link = link(email, "sign-up");
        TestBrowser phone = browser();
        assertThat(phone.get(link.getRawPath() + "?" + link.getRawQuery()).body())
                .contains("type=\"password\"");

        var wrong = phone.submit("/signup/confirm", Map.of("token", token(link), "password", "a guess of mine"));

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("id=\"password-mistake\"").doesNotContain("a guess of mine");
        assertThat(phone.submit("/signup/confirm", Map.of("token", token(link), "password", PASSWORD))
                        .statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Give an e-mail address', 'At least 10 characters'",
        "de, 'Geben Sie eine E-Mail-Adresse ein', 'Mindestens 10 Zeichen'",
    })
    void tellEachMistakeBesideItsFieldInTheReadersLanguage(String language, String email, String password) {
        var answer = browser()
                .submit(
                        "/signup?lang=" + language,
                        Map.of("name", "<b>Nina</b>", "email", "nobody", "password", "too short"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(email, password, "&lt;b&gt;Nina&lt;/b&gt;", "role=\"alert\"", "href=\"#email\"")
                .doesNotContain("<b>Nina", "too short\"");
        LABELLED.matcher(answer.body())
                .results()
                .flatMap(found -> List.of(found.group(1).split(" ")).stream())
                .forEach(id -> assertThat(answer.body()).contains("id=\"" + id + "\""));
    }

    @Test
    void showTheSameWhetherOrNotThereIsAnAccount() {
        String unknown = email();
        for (String path : List.of("/signup", "/forgot")) {
            var toKnown = browser().submit(path, form(apps.member.email(), Map.of()));
            var toUnknown = browser().submit(path, form(unknown, Map.of()));

            assertThat(toKnown.statusCode()).isEqualTo(toUnknown.statusCode()).isEqualTo(200);
            assertThat(toKnown.body().replace(apps.member.email(), ""))
                    .isEqualTo(toUnknown.body().replace(unknown, ""));
        }
    }

    @Test
    void offerAnAccountOnlyWhereOneCanBeMade() {
        assertThat(browser().get("/login").body()).contains("/signup?return=/");
        allow(Platform.SignUp.Mode.INVITED);

        assertThat(browser().get("/login").body()).doesNotContain("/signup");
        assertThat(browser().get("/signup").statusCode()).isEqualTo(403);
        var refused = browser().submit("/signup", form(email(), Map.of("invitation", "made up")));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("role=\"alert\"");
    }

    @Test
    void giveANewPasswordAndSignOutEverywhere() {
        TestBrowser before = signedIn(apps.member);
        browser().submit("/forgot", Map.of("email", apps.member.email()));
        URI link = link(apps.member.email(), "password-reset");
        TestBrowser browser = browser();
        assertThat(browser.get(link.getRawPath() + "?" + link.getRawQuery()).body())
                .contains("autocomplete=\"new-password\"");
        assertThat(browser.submit("/reset", Map.of("token", token(link), "password", "short"))
                        .statusCode())
                .isEqualTo(422);

        var done = browser.submit("/reset", Map.of("token", token(link), "password", PASSWORD));

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("/login");
        assertThat(json.readTree(before.get("/api/session").body())
                        .get("account")
                        .isNull())
                .isTrue();
        assertThat(browser.submit("/login", Map.of("email", apps.member.email(), "password", PASSWORD))
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.submit("/reset", Map.of("token", token(link), "password", PASSWORD))
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void areTheSameInTheOtherLanguageAfterAMistake() {
        browser().submit("/forgot", Map.of("email", apps.member.email()));
        String token = token(link(apps.member.email(), "password-reset"));
        TestBrowser browser = browser();
        var refused = browser.submit("/reset?lang=en", Map.of("token", token, "password", "short"));
        assertThat(refused.statusCode()).isEqualTo(422);

        String german = languageLink(refused.body());

        assertThat(german).isEqualTo("/reset?lang=de&token=" + token);
        assertThat(browser.get(german).body()).contains("lang=\"de\"", "autocomplete=\"new-password\"");
        var wrong = browser.submit(
                "/login", Map.of("email", apps.member.email(), "password", "wrong", "return", "/apps/desk/open?to=/a"));
        assertThat(languageLink(wrong.body())).isEqualTo("/login?lang=en&return=%2Fapps%2Fdesk%2Fopen%3Fto%3D%2Fa");
        assertThat(wrong.body()).doesNotContain("password=");
    }

    @Test
    void confirmAnAddressOnlyForTheAccountThatAskedForIt() {
        TestBrowser member = signedIn(apps.member);
        String email = email();
        assertThat(member.post("/api/me/email", json.writeValueAsString(Map.of("email", email)))
                        .statusCode())
                .isEqualTo(202);
        URI link = link(email, "email-confirm");
        String path = link.getRawPath() + "?" + link.getRawQuery();

        assertThat(browser().get(path).location().toString())
                .startsWith("/login?return=")
                .contains("email%2Fconfirm");
        assertThat(signedIn(apps.owner).get(path).statusCode()).isEqualTo(410);
        assertThat(signedIn(apps.owner)
                        .submit("/email/confirm", Map.of("token", token(link)))
                        .statusCode())
                .isEqualTo(410);
        assertThat(member.get(path).body()).contains(email);
        assertThat(member.submit("/email/confirm", Map.of("token", token(link))).statusCode())
                .isEqualTo(200);
        assertThat(json.readTree(member.get("/api/me").body()).get("email").asString())
                .isEqualTo(email);

        URI undo = link(apps.member.email(), "email-changed");
        TestBrowser mailbox = browser();
        assertThat(mailbox.get(undo.getRawPath() + "?" + undo.getRawQuery()).body())
                .contains(apps.member.email());
        assertThat(mailbox.submit("/email/undo", Map.of("token", token(undo))).statusCode())
                .isEqualTo(200);
        assertThat(json.readTree(member.get("/api/session").body())
                        .get("account")
                        .isNull())
                .isTrue();
        signedIn(apps.member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/signup", "/signup/confirm", "/forgot", "/reset", "/email/confirm", "/email/undo"})
    void refuseFormsThatAnotherSiteSends(String path) {
        assertThat(browser().submitAs("x", "y", path, Map.of("token", "x")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void sayInTheReadersLanguageHowLongWhoeverGuessedPasswordsWaits() {
        Map<String, String> guess = Map.of("email", email(), "password", "not the password");
        for (int i = 0; i < 10; i++) {
            browser().submit("/login", guess);
        }

        assertThat(browser().submit("/login?lang=de", guess).body())
                .contains("Zu viele Versuche", "Warten Sie 15 Minuten")
                .doesNotContain("Wait");
    }

    @Test
    void tellHowLongToWaitInTheReadersLanguage() {
        String email = email();
        for (int i = 0; i < 5; i++) {
            assertThat(browser().submit("/forgot", Map.of("email", email)).statusCode())
                    .isEqualTo(200);
        }

        var refused = browser().submit("/forgot?lang=de", Map.of("email", email));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(refused.body()).contains("in 60 Minuten");
    }

    private Map<String, String> form(String email, Map<String, String> more) {
        var form = new HashMap<>(Map.of("name", "Nina Neumann", "email", email, "password", PASSWORD));
        form.putAll(more);
        return form;
    }

    private String email() {
        return ids.next() + "@pages.example.com";
    }

    private URI link(String to, String kind) {
        return Awaitility.await()
                .until(
                        () -> json.readTree(
                                        browser().get("/api/dev/mail?to=" + to).body())
                                .get("letters")
                                .valueStream()
                                .filter(letter -> letter.get("kind").asString().equals(kind))
                                .map((JsonNode letter) ->
                                        URI.create(letter.get("links").get(0).asString()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static String languageLink(String page) {
        Matcher link = OTHER_LANGUAGE.matcher(page);
        assertThat(link.find()).as(page).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    private static String token(URI link) {
        return TestBrowser.parameter(link, "token").orElseThrow();
    }

    private void allow(Platform.SignUp.Mode mode) {
        Platform now = platform.current();
        if (now.signUp().mode() != mode) {
            transaction.executeWithoutResult(status -> platform.change(
                    new Platform(
                            now.brand(),
                            new Platform.SignUp(mode, List.of()),
                            now.mailSender(),
                            now.defaultLocale(),
                            now.developers(),
                            now.version()),
                    new AccountId(ids.next())));
        }
    }
}

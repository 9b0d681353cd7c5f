package dev.patchbay.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.NewAccount;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.Colour;
import dev.patchbay.platform.Platform;
import dev.patchbay.platform.PlatformSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PageFrameTests {

    private static final String PASSWORD = "long enough to be a password";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    PlatformSettings platform;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient sql;

    @Autowired
    JsonMapper json;

    @Autowired
    Ids ids;

    @AfterEach
    void asItWas() {
        change(before -> new Platform(
                new Platform.Brand("Patchbay", null, null, "#4263eb"),
                before.signUp(),
                before.mailSender(),
                Locale.ENGLISH,
                before.developers(),
                before.version()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "/login                          | -       | -                   | en",
                "/login                          | -       | de-CH,en;q=0.5      | de",
                "/login                          | -       | fr,de;q=0.8         | de",
                "/login                          | -       | fr                  | en",
                "/login                          | lang=de | en                  | de",
                "/login                          | lang=xx | de                  | de",
                "/login?lang=en                  | lang=de | de                  | en",
                "/login?lang=de                  | -       | en                  | de",
                "/login?lang=de&lang=en          | -       | en                  | en",
                "/login?lang=fr                  | -       | de                  | de",
                "/oidc/auth?ui_locales=fr%20de   | -       | en                  | de",
                "/logout?lang=de                 | -       | -                   | de",
                "/dev/mail/0198c000-0000-7000-8000-000000000000?lang=de          | -       | -                   | de",
            })
    void readInTheLanguageThatTheReaderUnderstands(
            String address, @Nullable String cookie, @Nullable String acceptLanguage, String language)
            throws Exception {
        var answer = get(address, cookie, acceptLanguage);

        assertThat(answer.body()).contains("<html lang=\"" + language + "\"");
        assertThat(answer.body())
                .contains(language.equals("de") ? "einmal installiert, beim Öffnen" : "installed once and opened");
    }

    @Test
    void refuseInTheReadersLanguage() throws Exception {
        assertThat(get("/dev/mail/0198c000-0000-7000-8000-000000000000", "lang=de", null)
                        .body())
                .contains("<h1>Hier ist nichts</h1>")
                .contains("<title>Hier ist nichts · Patchbay</title>")
                .contains("Unter dieser Adresse gibt es nichts.")
                .doesNotContain("There is nothing");
        assertThat(get("/dev/mail/0198c000-0000-7000-8000-000000000000", "lang=en", null)
                        .body())
                .contains("<h1>There is nothing here</h1>")
                .contains("There is nothing at this address.");
    }

    @Test
    void explainEveryProblemUnderItsType() throws Exception {
        List<String> slugs = Pattern.compile("(?m)^\\| `([a-z-]+)`")
                .matcher(Files.readString(Path.of("../docs/reference/problems.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(slugs).hasSizeGreaterThan(50);
        for (String slug : slugs) {
            for (String language : List.of("en", "de")) {
                var page = get("/problems/" + slug, "lang=" + language, null);
                assertThat(page.statusCode()).as(slug).isEqualTo(200);
                assertThat(page.body())
                        .contains("<html lang=\"" + language + "\"")
                        .contains("<p class=\"lead\">")
                        .contains(slug);
            }
        }
        assertThat(get("/problems/already-member", "lang=en", null).body())
                .contains("<h1>This person is a member already</h1>");
        assertThat(get("/problems/already-member", "lang=de", null).body())
                .contains("Diese Person ist schon Mitglied.");
        assertThat(get("/problems/no-such-thing", null, null).statusCode()).isEqualTo(404);
    }

    @Test
    void readInTheLanguageOfTheAccount() throws Exception {
        String session = signIn(accountOf("de"));

        assertThat(get("/logout", session, "en").body()).contains("<html lang=\"de\"");
        assertThat(get("/logout", session + "; lang=en", "de").body()).contains("<html lang=\"en\"");
    }

    @Test
    void readInTheBrowsersLanguageForAnAccountWhoseOwnerChoseNone() throws Exception {
        Account account = accountOf("en");
        sql.sql("update accounts.account set locale = null where id = :id")
                .param("id", account.id().value())
                .update();

        assertThat(get("/logout", signIn(account), "de").body()).contains("<html lang=\"de\"");
    }

    @Test
    void readInThePlatformsLanguageWhenNothingElseIsKnown() throws Exception {
        change(before -> new Platform(
                before.brand(),
                before.signUp(),
                before.mailSender(),
                Locale.GERMAN,
                before.developers(),
                before.version()));

        assertThat(get("/login", null, null).body()).contains("<html lang=\"de\"");
        assertThat(get("/login", null, "en").body()).contains("<html lang=\"en\"");
    }

    @Test
    void keepWhatTheReaderChose() throws Exception {
        var chosen = get("/login?lang=de", null, null);

        assertThat(chosen.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("lang=de;")
                .contains("Path=/")
                .contains("Max-Age=31536000")
                .contains("SameSite=Lax");
        assertThat(get("/login?lang=fr", null, null).headers().allValues("Set-Cookie"))
                .isEmpty();
        assertThat(get("/login?lang=de%0d%0aX:1", null, null).headers().allValues("Set-Cookie"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/login?return=%2Fapps            | /login?lang=de&amp;return=%2Fapps",
                "/login?lang=en&return=%2Fapps&x  | /login?lang=de&amp;return=%2Fapps&amp;x",
                "/dev/mail/0198c000-0000-7000-8000-000000000000                   | /dev/mail/0198c000-0000-7000-8000-000000000000?lang=de",
            })
    void leadToTheSamePageInAnotherLanguage(String address, String link) throws Exception {
        assertThat(get(address, null, "en").body()).contains("href=\"" + link + "\"");
    }

    @Test
    void haveTheNameTheLogoAndTheColourOfThisPatchbay() throws Exception {
        change(before -> new Platform(
                new Platform.Brand("Acme <Apps> & more", "ab".repeat(32), null, "#0b6e4f"),
                before.signUp(),
                before.mailSender(),
                before.defaultLocale(),
                before.developers(),
                before.version()));

        String page = get("/login", null, null).body();
        String style = get("/pages/brand.css", null, null).body();

        assertThat(page)
                .contains("<title>Sign in · Acme &lt;Apps&gt; &amp; more</title>")
                .contains("src=\"/media/" + "ab".repeat(32) + ".png\"")
                .contains("/pages/brand.css?v=" + platform.current().version())
                .doesNotContain("mark.svg");
        assertThat(style).contains("--accent: #0b6e4f;");
    }

    @ParameterizedTest
    @CsvSource({"#4263eb", "#0b6e4f", "#c92a2a", "#777777", "#5f3dc4"})
    void haveLinksThatCanBeReadInEveryColour(String primary) {
        Colour colour = Colour.parse(primary).orElseThrow();

        assertThat(colour.readableOn(Colour.LIGHT_PAGE).contrast(Colour.LIGHT_PAGE))
                .isGreaterThanOrEqualTo(4.5);
        assertThat(colour.readableOn(Colour.DARK_CARD).contrast(Colour.DARK_CARD))
                .isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void serveTheirLettersThemselves() throws Exception {
        String style = get("/pages/pages.css", null, null).body();
        assertThat(style).contains("/pages/inter-latin.woff2").doesNotContain("http");
        assertThat(get("/pages/inter-latin.woff2", null, null).statusCode()).isEqualTo(200);
    }

    private void change(UnaryOperator<Platform> to) {
        Account somebody = accountOf("en");
        transactions.executeWithoutResult(status -> platform.change(to.apply(newest()), somebody.id()));
    }

    /** Not the one that may be a second old. */
    private Platform newest() {
        long version = sql.sql("select coalesce(max(version), 0) from platform.settings")
                .query(Long.class)
                .single();
        Platform known = platform.current();
        return new Platform(
                known.brand(), known.signUp(), known.mailSender(), known.defaultLocale(), known.developers(), version);
    }

    private Account accountOf(String language) {
        Account account = accounts.create(
                new NewAccount(ids.next() + "@pages.example.com", true, "Petra Person", Secret.of(PASSWORD), Set.of()));
        sql.sql("update accounts.account set locale = :language where id = :id")
                .param("language", language)
                .param("id", account.id().value())
                .update();
        return account;
    }

    private String signIn(Account account) throws IOException, InterruptedException {
        var answer = http.send(
                request("/api/session")
                        .header("Origin", "http://localhost:8080")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                json.writeValueAsString(Map.of("email", account.email(), "password", PASSWORD))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private HttpResponse<String> get(String path, @Nullable String cookie, @Nullable String acceptLanguage)
            throws IOException, InterruptedException {
        var request = request(path.strip()).header("Accept", "text/html,text/css");
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        if (acceptLanguage != null) {
            request.header("Accept-Language", acceptLanguage);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Host", "localhost:8080");
    }
}

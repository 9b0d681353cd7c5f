package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.Platform;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class SignUpTests extends AccountScene {

    /** Headers that say nothing of the answer: a connection ends after so many requests, also those of other tests. */
    private static final Set<String> OF_THE_CONNECTION = Set.of("date", "connection", "keep-alive");

    @Autowired
    MeterRegistry meters;

    @Test
    void makesAVerifiedAccountByTheMailedLinkAndSignsIn() {
        String email = email();
        TestPerson nina = browser();
        assertThat(signUp(nina, email, Map.of("locale", "de")).status()).isEqualTo(202);
        assertThat(accounts.findByEmail(email)).isEmpty();

        var confirmed = nina.post("/api/sign-up/confirm", Map.of("token", token(email, "sign-up")));

        assertThat(confirmed.status()).isEqualTo(201);
        assertThat(confirmed.body().get("account").get("email").asString()).isEqualTo(email);
        var me = nina.get("/api/me").body();
        assertThat(me.get("emailVerified").asBoolean()).isTrue();
        assertThat(me.get("locale").asString()).isEqualTo("de");
        assertThat(letter(email, "sign-up").get("subject").asString()).startsWith("Bestätigen Sie");
        signedIn(accounts.findByEmail(email).orElseThrow());
    }

    @Test
    void mailsALinkOnAButtonThatCanBeSeen() {
        String email = email();
        signUp(browser(), email, Map.of());

        String id = letter(email, "sign-up").get("id").asString();

        assertThat(browser().get("/dev/mail/" + id + "/html").response().body())
                .containsPattern("color:#ffffff;[^\"]*; ?background:#[0-9a-f]{6}\"");
    }

    @Test
    void answersTheSameAndHashesOnceWhetherOrNotThereIsAnAccount() {
        Account known = person();
        String unknown = email();

        double before = hashes();
        var answerToKnown = signUp(browser(), known.email(), Map.of());
        double between = hashes();
        var answerToUnknown = signUp(browser(), unknown, Map.of());

        assertThat(between - before).isEqualTo(1);
        assertThat(hashes() - between).isEqualTo(1);
        assertThat(answerToKnown.status()).isEqualTo(answerToUnknown.status()).isEqualTo(202);
        assertThat(answerToKnown.response().body())
                .isEqualTo(answerToUnknown.response().body());
        assertThat(headers(answerToKnown)).isEqualTo(headers(answerToUnknown));
        assertThat(letters(known.email()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.get("kind").asString()).isEqualTo("sign-up-known"));
        assertThat(letter(known.email(), "sign-up-known").get("links").toString())
                .doesNotContain("token");
        assertThat(letters(unknown)).hasSize(1);
    }

    @Test
    void doesNotMakeASecondAccountForAnAddressThatCameToOneMeanwhile() {
        String email = email();
        TestPerson nina = browser();
        signUp(nina, email, Map.of());
        accounts.create(new NewAccount(email, true, "Nina", Secret.of(PASSWORD), Set.of()));

        assertThat(nina.post("/api/sign-up/confirm", Map.of("token", token(email, "sign-up")))
                        .problem())
                .isEqualTo("email-taken");
    }

    @Test
    void wantsThePasswordInAnotherBrowserThanTheOneThatSignedUp() {
        String email = email();
        signUp(browser(), email, Map.of());
        String token = token(email, "sign-up");
        TestPerson phone = browser();

        assertThat(phone.post("/api/sign-up/confirm", Map.of("token", token)).problem())
                .isEqualTo("password-needed");
        assertThat(phone.post("/api/sign-up/confirm", Map.of("token", token, "password", "not the password"))
                        .problem())
                .isEqualTo("wrong-credentials");
        assertThat(accounts.findByEmail(email)).isEmpty();
        assertThat(phone.post("/api/sign-up/confirm", Map.of("token", token, "password", PASSWORD))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void doesNotLetAStrangerChooseThePasswordOfAnAccountThatTheOwnerConfirms() {
        String email = email();
        TestPerson owner = browser();
        signUp(owner, email, Map.of());
        String ownToken = token(email, "sign-up");
        signUp(browser(), email, Map.of("password", "the password of the stranger"));
        String strangersToken = token(email, "sign-up");
        assertThat(strangersToken).isNotEqualTo(ownToken);

        assertThat(owner.post("/api/sign-up/confirm", Map.of("token", strangersToken))
                        .problem())
                .isEqualTo("password-needed");
        assertThat(owner.post("/api/sign-up/confirm", Map.of("token", ownToken)).status())
                .isEqualTo(201);

        assertThat(browser()
                        .post(
                                "/api/sign-up/confirm",
                                Map.of("token", strangersToken, "password", "the password of the stranger"))
                        .problem())
                .isEqualTo("link-expired");
        signedIn(accounts.findByEmail(email).orElseThrow(), PASSWORD);
    }

    @Test
    void boundsPasswordsTriedWithALink() {
        String email = email();
        signUp(browser(), email, Map.of());
        String token = token(email, "sign-up");
        Map<String, String> guess = Map.of("token", token, "password", "not the password");
        for (int i = 0; i < 10; i++) {
            assertThat(browser().post("/api/sign-up/confirm", guess).problem()).isEqualTo("wrong-credentials");
        }

        assertThat(browser().post("/api/sign-up/confirm", guess).problem()).isEqualTo("too-many-requests");
    }

    @Test
    void spendsALinkOnceAlsoWhenItIsOpenedManyTimesAtOnce() throws Exception {
        String email = email();
        TestPerson nina = browser();
        signUp(nina, email, Map.of());
        String token = token(email, "sign-up");
        Map<String, String> confirmation = Map.of("token", token, "password", PASSWORD);

        List<String> outcomes;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> open =
                    () -> browser().post("/api/sign-up/confirm", confirmation).problem();
            outcomes = threads.invokeAll(Collections.nCopies(5, open)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(outcomes)
                .containsOnlyOnce("")
                .allMatch(outcome -> outcome.isEmpty() || outcome.equals("link-expired"));
        assertThat(nina.post("/api/sign-up/confirm", Map.of("token", token)).problem())
                .isEqualTo("link-expired");
    }

    @Test
    void refusesALinkThatIsTooOld() {
        String email = email();
        TestPerson nina = browser();
        signUp(nina, email, Map.of());
        sql.sql("update accounts.sign_up set expires_at = now() - interval '1 second' where email = :email")
                .param("email", email)
                .update();

        assertThat(nina.post("/api/sign-up/confirm", Map.of("token", token(email, "sign-up")))
                        .problem())
                .isEqualTo("link-expired");
    }

    @Test
    void keepsNeitherTokenNorPasswordNorBrowserInTheClear() {
        String email = email();
        TestPerson nina = browser();
        var answer = signUp(nina, email, Map.of());
        String browser = answer.header("Set-Cookie").orElseThrow().split("[=;]", 3)[1];

        String row = sql.sql("select s::text from accounts.sign_up s where email = :email")
                .param("email", email)
                .query(String.class)
                .single();

        assertThat(row).contains("$argon2id$").doesNotContain(token(email, "sign-up"), browser, PASSWORD);
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .startsWith("patchbay-signup=")
                .contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void isClosedToThoseWhomNobodyInvited() {
        allow(Platform.SignUp.Mode.INVITED);
        Account known = person();

        assertThat(signUp(browser(), email(), Map.of()).problem()).isEqualTo("sign-up-closed");
        assertThat(signUp(browser(), known.email(), Map.of()).problem()).isEqualTo("sign-up-closed");
        assertThat(signUp(browser(), email(), Map.of("invitation", "made up")).problem())
                .isEqualTo("sign-up-closed");
    }

    @ParameterizedTest
    @CsvSource({
        "ada@acme.example, ''",
        "ada@ACME.example, ''",
        "ada@bücher.example, ''",
        "ada@xn--bcher-kva.example, ''",
        "ada@sub.acme.example, invalid-request",
        "ada@notacme.example, invalid-request",
        "ada@acme.example.evil.example, invalid-request",
        "ada@аcme.example, invalid-request", // the first letter is Cyrillic
        "ada@acme.example@evil.example, invalid-request",
        "ada@[127.0.0.1], invalid-request",
    })
    void isOpenToTheChosenDomainsExactly(String email, String problem) {
        allow(Platform.SignUp.Mode.DOMAINS, "Acme.example", "bücher.example");

        assertThat(signUp(browser(), email.replace("ada", "ada-" + ids.next()), Map.of())
                        .problem())
                .isEqualTo(problem);
    }

    @Test
    void tellsEveryMistakeAtOnce() {
        var answer = browser().post("/api/sign-up", Map.of("name", " ", "email", "nobody", "password", "short"));

        assertThat(answer.body().get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/name", "/email", "/password");
        assertThat(answer.body().get("errors").findValuesAsString("code"))
                .containsExactlyInAnyOrder("needed", "not-an-address", "too-short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890", "Password123", "QWERTYUIOP", "aaaaaaaaaaaa", "Nina Neumann"})
    void refusesPasswordsThatAreTriedFirst(String password) {
        var answer = signUp(browser(), email(), Map.of("password", password));

        assertThat(answer.body().get("errors").get(0).get("pointer").asString()).isEqualTo("/password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nina\r\nBcc: everybody@example.com",
                "nina@example.com\r\nSubject: hello",
                "nina@example.com, everybody@example.com",
                "<nina@example.com>",
                "nina@example.com%0d%0aBcc:x@example.com",
                "\"nina bcc\"@example.com",
                "nina@example.com\u0000",
                "niña@example.com",
                "nin\u200ba@example.com",
                "nina@exa mple.com",
                "nina@-example.com",
                "nina@example..com",
                "nina@",
                "@example.com",
            })
    void refusesAddressesThatAreNoneOrMore(String email) {
        assertThat(signUp(browser(), email, Map.of()).problem()).isEqualTo("invalid-request");
    }

    @Test
    void putsNothingThatAStrangerTypedIntoTheLetter() {
        String email = email();
        signUp(browser(), email, Map.of("name", "Win money at evil.example"));

        var letter = letter(email, "sign-up");

        assertThat(letter.get("text").asString() + letter.get("subject").asString())
                .doesNotContain("evil", "money");
        assertThat(signUp(browser(), email(), Map.of("name", "Nina\r\nBcc: x@example.com"))
                        .problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void mailsOnlySoOftenToOneAddressWhetherOrNotThereIsAnAccount() {
        for (String email : List.of(person().email(), email())) {
            for (int i = 0; i < 5; i++) {
                assertThat(signUp(browser(), email, Map.of()).status()).isEqualTo(202);
            }
            var answer = signUp(browser(), email.toUpperCase(Locale.ROOT), Map.of());
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).isPresent();
            assertThat(letters(email)).hasSize(5);
        }
    }

    @Test
    void mailsOnlySoOftenForOneNetworkAddress() {
        var refused = 0;
        for (int i = 0; i < 61; i++) {
            refused += browser()
                                    .post("/api/password-reset", Map.of("email", ids.next() + "@many.example.com"))
                                    .status()
                            == 429
                    ? 1
                    : 0;
        }

        assertThat(refused).isEqualTo(1);
        assertThat(signUp(browser(), email(), Map.of()).problem()).isEqualTo("too-many-requests");
    }

    @Test
    void letsNobodyTryAThousandLinks() {
        var seen = new HashMap<Integer, Integer>();
        for (int i = 0; i < 1_000; i++) {
            int status = browser()
                    .post("/api/sign-up/confirm", Map.of("token", "guess-" + i))
                    .status();
            seen.merge(status, 1, Integer::sum);
        }

        assertThat(seen).containsExactlyInAnyOrderEntriesOf(Map.of(410, 50, 429, 950));
        assertThat(browser()
                        .post("/api/password-reset/confirm", Map.of("token", "x", "password", PASSWORD))
                        .status())
                .isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/sign-up",
                "/api/sign-up/confirm",
                "/api/password-reset",
                "/api/password-reset/confirm",
                "/api/me/email"
            })
    void isRefusedToOtherSites(String path) {
        assertThat(browser()
                        .send("POST", path, Map.of("email", email()), "https://evil.example")
                        .problem())
                .isEqualTo("cross-site-request");
    }

    private TestPerson.Answer signUp(TestPerson browser, String email, Map<String, String> more) {
        var wanted = new HashMap<>(Map.of("name", "Nina Neumann", "email", email, "password", PASSWORD));
        wanted.putAll(more);
        return browser.post("/api/sign-up", wanted);
    }

    private double hashes() {
        return meters.get("patchbay.passwords.computed").counter().count();
    }

    private static Map<String, Integer> headers(TestPerson.Answer answer) {
        return answer.response().headers().map().entrySet().stream()
                .filter(header -> !OF_THE_CONNECTION.contains(header.getKey())
                        && !header.getKey().startsWith("x-"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        header -> header.getValue().toString().length()));
    }
}

package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import dev.patchbay.limits.Throttle;
import dev.patchbay.platform.Platform;
import dev.patchbay.platform.PlatformSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running Patchbay in which people look after their own accounts; each test has its own people. */
@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AccountScene {

    static final String PASSWORD = "long enough to be a password";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Organizations organizations;

    @Autowired
    PlatformSettings platform;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Throttle throttle;

    @Autowired
    JdbcClient sql;

    @Autowired
    JsonMapper json;

    @Autowired
    Ids ids;

    @BeforeEach
    @AfterEach
    void startAfresh() {
        for (String bucket : List.of("letter:address:", "link:address:", "sign-in:address:")) {
            throttle.forget(bucket + "127.0.0.1");
        }
        allow(Platform.SignUp.Mode.OPEN);
    }

    void allow(Platform.SignUp.Mode mode, String... domains) {
        Platform now = platform.current();
        var wanted = new Platform.SignUp(mode, List.of(domains));
        if (!now.signUp().equals(wanted)) {
            Account operator = person(PlatformRole.OPERATOR);
            transaction.executeWithoutResult(status -> platform.change(
                    new Platform(
                            now.brand(),
                            wanted,
                            now.mailSender(),
                            now.defaultLocale(),
                            now.developers(),
                            now.version()),
                    operator.id()));
        }
    }

    TestPerson browser() {
        return new TestPerson(port, json);
    }

    /** Somebody who is signed in. */
    TestPerson signedIn(Account account) {
        return signedIn(account, PASSWORD);
    }

    TestPerson signedIn(Account account, String password) {
        TestPerson person = browser();
        assertThat(person.post("/api/session", Map.of("email", account.email(), "password", password))
                        .status())
                .isEqualTo(201);
        return person;
    }

    Account person(PlatformRole... roles) {
        return accounts.create(new NewAccount(email(), true, "Petra Person", Secret.of(PASSWORD), Set.of(roles)));
    }

    Organization organization(Account owner) {
        return organizations.create(Slug.of("self-" + ids.next()), "Self", owner.id(), owner.id());
    }

    String email() {
        return ids.next() + "@self.example.com";
    }

    /** The session's last proof of who it is was long ago. */
    void growStale(Account account) {
        sql.sql(
                        "update accounts.session set authenticated_at = authenticated_at - interval '1 hour' where account_id = :id")
                .param("id", account.id().value())
                .update();
    }

    /** Letters to this address, newest first. */
    List<JsonNode> letters(String to) {
        return browser()
                .get("/api/dev/mail?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8))
                .body()
                .get("letters")
                .valueStream()
                .toList();
    }

    /** Letters of this kind: those of notices come by a job of their own. */
    List<JsonNode> letters(String to, String kind) {
        return letters(to).stream()
                .filter(letter -> letter.get("kind").asString().equals(kind))
                .toList();
    }

    /** The newest letter of this kind, once it is there. */
    JsonNode letter(String to, String kind) {
        return Awaitility.await()
                .until(() -> letters(to, kind).stream().findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** What the link of the letter carries. */
    String token(String to, String kind) {
        return URI.create(letter(to, kind).get("links").get(0).asString())
                .getRawQuery()
                .substring("token=".length());
    }
}

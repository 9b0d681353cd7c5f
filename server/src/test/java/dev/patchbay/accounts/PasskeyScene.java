package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Somebody at a browser with an authenticator. */
@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class PasskeyScene {

    final TestAuthenticator authenticator = new TestAuthenticator();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient sql;

    @Autowired
    Ids ids;

    Account person;
    Visitor owner;

    @BeforeEach
    void signSomebodyIn() {
        person = person();
        owner = new Visitor(port).signIn(person);
        // each test sees the throttles of its own address only
        sql.sql("delete from limits.attempts").update();
    }

    Account person() {
        return accounts.create(new NewAccount(
                ids.next() + "@keys.example.com", true, "Petra Person", Secret.of(Visitor.PASSWORD), Set.of()));
    }

    void age() {
        sql.sql("update accounts.session set authenticated_at = authenticated_at - interval '11 minutes'")
                .update();
    }

    JsonNode creation(Visitor visitor) {
        return visitor.post("/api/me/passkeys/options", Map.of()).body().get("publicKey");
    }

    JsonNode register(Visitor visitor, TestAuthenticator device) {
        var answer = visitor.post("/api/me/passkeys", Map.of("credential", device.create(creation(visitor))));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    static JsonNode options(Visitor visitor) {
        return visitor.post("/api/session/passkey/options", Map.of()).body().get("publicKey");
    }

    static Visitor.Answer signIn(Visitor visitor, TestAuthenticator device) {
        return visitor.post("/api/session/passkey", Map.of("credential", device.get(options(visitor))));
    }

    static JsonNode passkeys(Visitor visitor) {
        return visitor.get("/api/me/passkeys").body().get("passkeys");
    }

    int audited(String action) {
        return sql.sql("select count(*) from audit.entry where action = :action and actor = :actor")
                .param("action", action)
                .param("actor", person.id().value())
                .query(Integer.class)
                .single();
    }
}

package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OwnSessionsTests {

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient sql;

    @Autowired
    Ids ids;

    @Autowired
    ConfigurableApplicationContext context;

    private final List<SessionEnded> heard = new CopyOnWriteArrayList<>();
    private Account person;
    private Visitor here;

    @BeforeEach
    void signSomebodyIn() {
        ApplicationListener<PayloadApplicationEvent<?>> listener = event -> {
            if (event.getPayload() instanceof SessionEnded ended) {
                heard.add(ended);
            }
        };
        context.addApplicationListener(listener);
        sql.sql("delete from limits.attempts").update();
        person = person();
        here = new Visitor(port).signIn(person);
    }

    @Test
    void sayWhereSomebodyIsSignedIn() {
        new Visitor(port).signIn(person);
        new Visitor(port).signIn(person());

        JsonNode sessions = sessions(here);

        assertThat(sessions).hasSize(2);
        assertThat(StreamSupport.stream(sessions.spliterator(), false)
                        .filter(session -> session.get("current").asBoolean()))
                .singleElement()
                .satisfies(session -> {
                    assertThat(session.get("browser").asString()).isEqualTo("Firefox");
                    assertThat(session.get("device").asString()).isEqualTo("Linux");
                    assertThat(session.get("address").asString()).isEqualTo("127.0.0.1");
                    assertThat(session.get("signedInBy").asString()).isEqualTo("password");
                });
    }

    @Test
    void areEndedFromAfar() {
        var lost = new Visitor(port).signIn(person);
        String id = other(here);

        assertThat(here.delete("/api/me/sessions/" + id).status()).isEqualTo(204);

        assertThat(lost.get("/api/me/sessions").problem()).isEqualTo("sign-in-required");
        assertThat(here.get("/api/me/sessions").status()).isEqualTo(200);
        assertThat(here.delete("/api/me/sessions/" + id).problem()).isEqualTo("not-found");
        assertThat(ended()).containsExactly(id);
    }

    @Test
    void areNotEndedByOthers() {
        var stranger = new Visitor(port).signIn(person());
        String id = sessions(here).get(0).get("id").asString();

        assertThat(stranger.delete("/api/me/sessions/" + id).problem()).isEqualTo("not-found");
        assertThat(stranger.delete("/api/me/sessions").status()).isEqualTo(204);
        assertThat(here.get("/api/me/sessions").status()).isEqualTo(200);
    }

    @Test
    void areAllEndedButThisOne() {
        var one = new Visitor(port).signIn(person);
        var two = new Visitor(port).signIn(person);

        assertThat(here.delete("/api/me/sessions").status()).isEqualTo(204);

        assertThat(one.get("/api/me/sessions").problem()).isEqualTo("sign-in-required");
        assertThat(two.get("/api/me/sessions").problem()).isEqualTo("sign-in-required");
        assertThat(sessions(here)).hasSize(1);
        assertThat(ended()).hasSize(2);
    }

    @Test
    void haveAnotherCookieAfterTheProofAndTheSameId() {
        String id = sessions(here).get(0).get("id").asString();
        Visitor thief = here.copy();

        var answer = here.post("/api/me/step-up", Map.of("password", Visitor.PASSWORD));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("account").get("id").asString())
                .isEqualTo(person.id().toString());
        assertThat(sessions(here).get(0).get("id").asString()).isEqualTo(id);
        assertThat(thief.get("/api/me/sessions").problem()).isEqualTo("sign-in-required");
        assertThat(ended()).isEmpty();
    }

    @Test
    void areNoPlaceToGuessThePassword() {
        for (int i = 0; i < 10; i++) {
            assertThat(here.post("/api/me/step-up", Map.of("password", "guess " + i))
                            .problem())
                    .isEqualTo("wrong-credentials");
        }

        assertThat(here.post("/api/me/step-up", Map.of("password", Visitor.PASSWORD))
                        .problem())
                .isEqualTo("too-many-attempts");
        assertThat(new Visitor(port)
                        .post("/api/session", Map.of("email", person.email(), "password", Visitor.PASSWORD))
                        .problem())
                .isEqualTo("too-many-attempts");
    }

    private Account person() {
        return accounts.create(new NewAccount(
                ids.next() + "@sessions.example.com", true, "Petra Person", Secret.of(Visitor.PASSWORD), Set.of()));
    }

    private static JsonNode sessions(Visitor visitor) {
        return visitor.get("/api/me/sessions").body().get("sessions");
    }

    private static String other(Visitor visitor) {
        return StreamSupport.stream(sessions(visitor).spliterator(), false)
                .filter(session -> !session.get("current").asBoolean())
                .map(session -> session.get("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private List<String> ended() {
        return heard.stream()
                .filter(event -> event.account().equals(person.id()))
                .map(event -> event.session().toString())
                .toList();
    }
}

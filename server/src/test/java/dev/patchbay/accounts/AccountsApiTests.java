package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayTest;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PatchbayTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AccountsApiTests {

    private static final String PASSWORD = "long enough to be a password";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Organizations organizations;

    @Autowired
    SetUpLinks links;

    @Autowired
    JdbcClient sql;

    @Autowired
    JsonMapper json;

    @Autowired
    MeterRegistry meters;

    @Autowired
    Ids ids;

    @Test
    void signsInAndOut() {
        Account person = person();
        assertThat(body(send("GET", "/api/session", null, null)).get("account").isNull())
                .isTrue();

        var signedIn = signIn(person);

        assertThat(signedIn.statusCode()).isEqualTo(201);
        String header = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(header)
                .startsWith("patchbay=")
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/");
        assertThat(body(signedIn).get("account").get("email").asString()).isEqualTo(person.email());
        String cookie = cookie(signedIn);
        assertThat(body(send("GET", "/api/session", null, cookie))
                        .get("account")
                        .get("name")
                        .asString())
                .isEqualTo("Petra Person");
        assertThat(send("DELETE", "/api/session", null, cookie).statusCode()).isEqualTo(204);
        assertThat(send("DELETE", "/api/session", null, cookie).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAWrongPassword() {
        var answer = send("POST", "/api/session", Map.of("email", person().email(), "password", "wrong"), null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(body(answer).get("type").asString()).isEqualTo("/problems/wrong-credentials");
    }

    @Test
    void comparesAsMuchForAnAddressThatNobodyHas() {
        Account person = person();
        Account byPasskey = person();
        sql.sql("update accounts.account set password = null where id = :id")
                .param("id", byPasskey.id().value())
                .update();

        for (String email : List.of(person.email(), byPasskey.email(), "nobody-" + ids.next() + "@example.com")) {
            double before = meters.get("patchbay.passwords.computed").counter().count();
            var answer = send("POST", "/api/session", Map.of("email", email, "password", "wrong"), null);

            assertThat(problem(answer)).isEqualTo("wrong-credentials");
            assertThat(meters.get("patchbay.passwords.computed").counter().count() - before)
                    .as("hashes for %s", email)
                    .isEqualTo(1);
        }
    }

    @Test
    void letsNobodyTryOnePasswordOnAThousandAccounts() {
        sql.sql("delete from limits.attempts").update();
        Account person = person();
        try {
            var seen = new HashMap<Integer, Integer>();
            for (int i = 0; i < 1_000; i++) {
                int status = send(
                                "POST",
                                "/api/session",
                                Map.of("email", i + "-" + ids.next() + "@example.com", "password", "Password1234"),
                                null)
                        .statusCode();
                seen.merge(status, 1, Integer::sum);
            }

            assertThat(seen).containsExactlyInAnyOrderEntriesOf(Map.of(401, 100, 429, 900));
            assertThat(problem(signIn(person))).isEqualTo("too-many-attempts");
        } finally {
            sql.sql("delete from limits.attempts").update();
        }
    }

    @Test
    void letsOperatorsAddPeople() {
        String operator = cookie(signIn(person(PlatformRole.OPERATOR)));
        String email = "New." + ids.next() + "@Example.com";
        Map<String, String> wanted = Map.of("name", "Nina New", "email", email, "password", PASSWORD);

        var added = send("POST", "/api/console/people", wanted, operator);

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(body(added).get("email").asString()).isEqualTo(email.toLowerCase(Locale.ROOT));
        assertThat(problem(send("POST", "/api/console/people", wanted, operator)))
                .isEqualTo("email-taken");
        assertThat(problem(send("POST", "/api/console/people", wanted, cookie(signIn(person())))))
                .isEqualTo("only-operators");
        assertThat(problem(send("POST", "/api/console/people", wanted, null))).isEqualTo("sign-in-required");
    }

    @Test
    void tellsEveryMistakeAtOnce() {
        String operator = cookie(signIn(person(PlatformRole.OPERATOR)));

        var answer = send(
                "POST", "/api/console/people", Map.of("name", " ", "email", "nobody", "password", "short"), operator);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body(answer).get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/name", "/email", "/password");
    }

    @Test
    void hidesOrganizationsFromStrangers() {
        Account owner = person();
        String id = organization(owner);
        String stranger = cookie(signIn(person()));

        for (String path : new String[] {"", "/members", "/audit"}) {
            assertThat(send("GET", "/api/organizations/" + id + path, null, stranger)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(send("GET", "/api/organizations/" + id + path, null, cookie(signIn(owner)))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MEMBER, PATCH, only-admins",
        "MEMBER, DELETE, only-admins",
        "ADMIN, PATCH, only-owners",
        "ADMIN, DELETE, only-owners",
        "OWNER, PATCH, ''",
        "OWNER, DELETE, ''",
    })
    void letsOwnersAloneDecideAboutOwners(OrganizationRole role, String method, String problem) {
        Account owner = person();
        String id = organization(owner);
        var organization = OrganizationId.of(id);
        Account actor = person();
        organizations.addMember(organization, actor.id(), role, owner.id());

        var answer = send(
                method,
                "/api/organizations/" + id + "/members/" + owner.id(),
                method.equals("PATCH") ? Map.of("role", "member") : null,
                cookie(signIn(actor)));

        assertThat(answer.statusCode() < 300 ? "" : problem(answer)).isEqualTo(problem);
    }

    @Test
    void letsPeopleMakeOnlySoManyOrganizationsAnHour() {
        String somebody = cookie(signIn(person()));
        String operator = cookie(signIn(person(PlatformRole.OPERATOR)));
        for (int i = 0; i < 10; i++) {
            assertThat(newOrganization(somebody).statusCode()).isEqualTo(201);
            assertThat(newOrganization(operator).statusCode()).isEqualTo(201);
        }

        var answer = newOrganization(somebody);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(problem(answer)).isEqualTo("too-many-requests");
        assertThat(body(answer).get("retryAfter").asInt()).isBetween(1, 3601);
        assertThat(newOrganization(operator).statusCode()).isEqualTo(201);
        assertThat(newOrganization(cookie(signIn(person()))).statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> newOrganization(String cookie) {
        return send("POST", "/api/organizations", Map.of("name", "org-" + ids.next(), "displayName", "Org"), cookie);
    }

    @Test
    void writesDownWhoDidWhat() {
        Account owner = person();
        String id = organization(owner);

        JsonNode entries = body(send("GET", "/api/organizations/" + id + "/audit", null, cookie(signIn(owner))))
                .get("entries");

        assertThat(entries.findValuesAsString("action")).contains("organization.created", "member.added");
        assertThat(entries.get(0).get("actor").get("name").asString()).isEqualTo("Petra Person");
    }

    @Test
    void switchesTheOrganizationWithinOnesOwn() {
        Account owner = person();
        String first = organization(owner);
        String second = organization(owner);
        String cookie = cookie(signIn(owner));

        var switched = send("PUT", "/api/session/organization", Map.of("organizationId", second), cookie);

        assertThat(body(switched).get("currentOrganizationId").asString()).isEqualTo(second);
        assertThat(first).isNotEqualTo(second);
        assertThat(send("PUT", "/api/session/organization", Map.of("organizationId", organization(person())), cookie)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void makesTheFirstOperatorOnce() {
        sql.sql("update accounts.account set roles = '{}'").update();
        String token = links.issue().orElseThrow().reveal();
        Map<String, String> mistaken = Map.of("token", token, "name", "", "email", "x", "password", "y");
        assertThat(problem(send("POST", "/api/setup", mistaken, null))).isEqualTo("invalid-request");
        String email = ids.next() + "@example.com";
        Map<String, String> operator = Map.of("token", token, "name", "Otto", "email", email, "password", PASSWORD);

        var made = send("POST", "/api/setup", operator, null);

        assertThat(body(made).get("account").get("roles").get(0).asString()).isEqualTo("operator");
        assertThat(problem(send("POST", "/api/setup", operator, null))).isEqualTo("setup-link-expired");
        assertThat(links.issue()).isEmpty();
    }

    @Test
    void refusesAnOldSetUpLink() {
        sql.sql("update accounts.account set roles = '{}'").update();
        Secret token = links.issue().orElseThrow();
        sql.sql("update accounts.setup_link set expires_at = now() - interval '1 second'")
                .update();

        assertThat(links.valid(token)).isFalse();
    }

    private Account person(PlatformRole... roles) {
        return accounts.create(new NewAccount(
                ids.next() + "@accounts.example.com", true, "Petra Person", Secret.of(PASSWORD), Set.of(roles)));
    }

    private String organization(Account owner) {
        return organizations
                .create(Slug.of("api-" + ids.next()), "Api", owner.id(), owner.id())
                .id()
                .toString();
    }

    private HttpResponse<String> signIn(Account person) {
        return send("POST", "/api/session", Map.of("email", person.email(), "password", PASSWORD), null);
    }

    private HttpResponse<String> send(
            String method, String path, @Nullable Map<String, String> content, @Nullable String cookie) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Host", "localhost:8080")
                .header("Origin", "http://localhost:8080")
                .header("Content-Type", "application/json")
                .method(
                        method,
                        content == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json.writeValueAsString(content)));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String cookie(HttpResponse<String> answer) {
        String header = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return header.substring(0, header.indexOf(';'));
    }

    private JsonNode body(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private String problem(HttpResponse<String> answer) {
        return body(answer).get("type").asString().substring("/problems/".length());
    }
}

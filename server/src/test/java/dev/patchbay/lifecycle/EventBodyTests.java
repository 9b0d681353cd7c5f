package dev.patchbay.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.EventId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The bodies are those of the contract, field by field and in its order. */
class EventBodyTests {

    private static final Path CONTRACTS = Path.of("..", "contracts");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource({
        "app.installed",
        "app.suspended",
        "app.resumed",
        "app.uninstalled",
        "app.updated",
        "credentials.rotated",
        "member.added",
        "member.updated",
        "member.removed",
        "organization.updated",
        "app.installed.user",
        "scopes.updated",
        "grant.revoked",
        "integration.deprecated",
        "data.rejected",
        "data.limited"
    })
    void isTheOneOfTheContract(String type) throws IOException {
        var golden = golden(type);

        assertThat(written(golden)).isEqualTo(golden.toString());
    }

    @Test
    void hasTheClientsSecretAfterItsIdWhenSent() throws IOException {
        var golden = golden("app.installed.http");

        var sent = EventBody.withClientSecret(
                written(golden), golden.get("clientSecret").stringValue());

        assertThat(sent).isEqualTo(golden.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "app.installed, app.installed",
        "app.installed, app.installed.http",
        "app.suspended, app.suspended",
        "app.resumed, app.resumed",
        "app.uninstalled, app.uninstalled",
        "app.updated, app.updated",
        "credentials.rotated, credentials.rotated",
        "credentials.rotated, credentials.rotated.http",
        "member.added, member.added",
        "member.updated, member.updated",
        "member.removed, member.removed",
        "organization.updated, organization.updated",
        "app.installed, app.installed.user",
        "app.installed, app.installed.user.http",
        "scopes.updated, scopes.updated",
        "scopes.updated, scopes.updated.http",
        "grant.revoked, grant.revoked",
        "integration.deprecated, integration.deprecated",
        "data.rejected, data.rejected",
        "data.limited, data.limited"
    })
    void isDescribedByItsSchema(String schema, String example) throws IOException {
        assertThat(mistakes(schema, golden(example).toString())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"app.installed.user", "scopes.updated"})
    void hasATokenWhereTheLogHasNoneWhenSent(String type) throws IOException {
        var sent = golden(type + ".http");
        var token = sent.get("data").get("token");
        var secret = sent.path("clientSecret").stringValue(null);
        var body = written(golden(type));

        var with = EventBody.withToken(
                secret == null ? body : EventBody.withClientSecret(body, secret),
                new InstallationTokens.Token(
                        Secret.of(token.get("access_token").stringValue()),
                        Duration.ofSeconds(token.get("expires_in").longValue()),
                        Set.of(token.get("scope").stringValue().split(" "))));

        assertThat(with).isEqualTo(sent.toString());
        assertThat(body).contains("\"token\":null");
    }

    @Test
    void hasASecretInNoOtherEvent() throws IOException {
        var golden = golden("app.suspended").toString();

        assertThat(mistakes("app.suspended", EventBody.withClientSecret(golden, "x".repeat(43))))
                .isNotEmpty();
    }

    @Test
    void keepsNumbersAndUnknownFieldsAsTheyAre() {
        var body =
                "{\"id\":\"1\",\"clientId\":\"c_1\",\"data\":{\"config\":{\"rate\":1.10,\"big\":12345678901234567890}}}";

        assertThat(EventBody.withClientSecret(body, "s"))
                .isEqualTo(body.replace("\"c_1\",", "\"c_1\",\"clientSecret\":\"s\","));
        assertThat(EventBody.clientIdOf(body)).isEqualTo("c_1");
    }

    private static String written(JsonNode golden) {
        var head = new EventBody.Head(
                EventId.of(golden.get("id").stringValue()),
                golden.get("event").stringValue(),
                golden.get("sequence").longValue(),
                Instant.parse(golden.get("timestamp").stringValue()));
        var subject = new EventBody.Subject(
                Slug.of(golden.get("integration").stringValue()),
                golden.get("version").stringValue(),
                golden.get("installationId").isNull()
                        ? null
                        : InstallationId.of(golden.get("installationId").stringValue()),
                golden.get("organizationId").isNull()
                        ? null
                        : OrganizationId.of(golden.get("organizationId").stringValue()),
                golden.get("userId").isNull()
                        ? null
                        : AccountId.of(golden.get("userId").stringValue()),
                golden.get("clientId").stringValue());
        return EventBody.write(head, subject, (ObjectNode) golden.get("data"));
    }

    private static JsonNode golden(String name) throws IOException {
        return JSON.readTree(Files.readString(CONTRACTS.resolve("examples/events/" + name + ".json")));
    }

    static List<String> mistakes(String schema, String body) throws IOException {
        var text = Files.readString(CONTRACTS.resolve("events/" + schema + ".schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON)
                .validate(
                        body,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }
}

package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.broker.Broker;
import dev.patchbay.broker.BrokerHands;
import dev.patchbay.broker.ClientTopics;
import dev.patchbay.broker.Depth;
import dev.patchbay.broker.QuickBroker;
import dev.patchbay.broker.StockClient;
import dev.patchbay.broker.Topic;
import dev.patchbay.gateway.Bearers;
import dev.patchbay.kernel.Slug;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Tokens for the broker, from the provider to a real broker. */
@Import(QuickBroker.class)
@TestPropertySource(properties = "patchbay.broker.mode=embedded")
class BrokerTokenTests extends ProviderScene {

    private static final Topic DATA = new Topic(Slug.of("pocket"), Topic.Kind.DATA);

    @Autowired
    Broker broker;

    @Autowired
    Bearers bearers;

    private TestApps.App pocket;

    @BeforeEach
    void hasAnIntegrationWithTopics() {
        pocket = apps.own(apps.person("Pia Person"), "email");
        broker.provision(new ClientTopics(DATA.integration(), pocket.clientId(), null));
    }

    @Test
    void opensTheBrokerAndNothingElse() throws Exception {
        TokenAnswer answer = ask("resource", Broker.AUDIENCE);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().get("expires_in").asInt()).isBetween(595, 600);
        assertThat(answer.body().has("refresh_token")).isFalse();
        String token = answer.text("access_token");
        JsonNode claims = json.readTree(TestApps.payload(token));
        assertThat(claims.get("aud").toString()).isIn("\"patchbay:broker\"", "[\"patchbay:broker\"]");
        assertThat(claims.get("client_id").asString()).isEqualTo(pocket.clientId());
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(600);
        assertThat(claims.has("grant_id")).isFalse();

        assertThat(bearers.read(token)).isEmpty();
        assertThat(active(pocket, token)).isFalse();
        assertThat(browser().get("/oidc/me", token).statusCode()).isEqualTo(401);
        assertThat(browser().get("/v1/events", token).statusCode()).isEqualTo(401);

        await().atMost(BrokerHands.BACK).until(broker::available);
        await().untilAsserted(() -> at(token).write(DATA.name(), "BTC", "{}"));
        assertThat(broker.depths(List.of(DATA))).containsKey(DATA).doesNotContainValue(new Depth(0, Map.of()));
    }

    /** Kafka's own clients know no {@code resource}. */
    @Test
    void isGivenForTheScopeOfTheSameNameToo() {
        TokenAnswer answer = ask("scope", Broker.AUDIENCE);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(json.readTree(TestApps.payload(answer.text("access_token")))
                        .get("aud")
                        .toString())
                .contains(Broker.AUDIENCE);
        assertThat(bearers.read(answer.text("access_token"))).isEmpty();
    }

    @Test
    void isNotWhatAUsualTokenIs() {
        String usual = token(pocket, Map.of("grant_type", "client_credentials")).text("access_token");
        await().atMost(BrokerHands.BACK).until(broker::available);

        assertThatThrownBy(() -> at(usual).write(DATA.name(), "k", "v")).hasMessageContaining("invalid_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:write", "patchbay:broker data:write", "openid"})
    void hasNoScopeOfTheInterface(String scope) {
        token(pocket, Map.of("grant_type", "client_credentials", "resource", Broker.AUDIENCE, "scope", scope))
                .isRefusedAs("invalid_scope");
    }

    @Test
    void isForAnIntegrationAsItselfOnly() {
        token(
                        pocket,
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "resource",
                                Broker.AUDIENCE,
                                "installation_id",
                                pocket.installation().id().toString()))
                .isRefusedAs("invalid_target");
        token(apps.desk, Map.of("grant_type", "client_credentials", "resource", Broker.AUDIENCE))
                .isRefusedAs("invalid_target");
    }

    @Test
    void isRefusedToWhoHasNoTopics() {
        broker.provision(new ClientTopics(DATA.integration(), null, null));

        ask("resource", Broker.AUDIENCE).isRefusedAs("invalid_target");
    }

    private TokenAnswer ask(String parameter, String value) {
        return token(pocket, Map.of("grant_type", "client_credentials", parameter, value));
    }

    private StockClient at(String token) {
        return new StockClient(broker.address().orElseThrow(), token);
    }
}

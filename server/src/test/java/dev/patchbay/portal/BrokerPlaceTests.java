package dev.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrokerPlaceTests extends DeveloperWorld {

    @Test
    void namesTopicsAndWhereTokensComeFromThoughTheBrokerIsOff() throws Exception {
        var shown = get("/broker");

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body().path("admitted").asBoolean()).isFalse();
        assertThat(shown.body().path("available").asBoolean()).isFalse();
        assertThat(shown.body().path("address").isNull()).isTrue();
        String name = registered.body().path("name").asString();
        assertThat(shown.body().at("/topics/data").asString()).isEqualTo("integrations." + name + ".data");
        assertThat(shown.body().at("/topics/lifecycle").asString()).isEqualTo("integrations." + name + ".lifecycle");
        assertThat(shown.body().at("/topics/dlq").asString()).isEqualTo("integrations." + name + ".dlq");
        assertThat(shown.body().at("/topics/groups").asString()).isEqualTo("integrations." + name + ".");
        assertThat(shown.body().path("clientId").asString())
                .isEqualTo(registered.body().path("clientId").asString());
        assertThat(shown.body().path("tokenEndpoint").asString())
                .isEqualTo(registered.body().path("issuer").asString() + "/token");
        assertThat(shown.body().path("resource").asString()).isEqualTo("patchbay:broker");
    }
}

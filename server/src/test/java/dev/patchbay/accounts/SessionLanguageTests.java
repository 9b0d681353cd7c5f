package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SessionLanguageTests extends AccountScene {

    @Test
    void saysWhichLanguageThePersonChoseAndNothingBefore() {
        TestPerson petra = signedIn(person());
        assertThat(account(petra).get("locale").isNull()).isTrue();

        petra.send("PATCH", "/api/me", Map.of("locale", "de"));

        assertThat(account(petra).get("locale").asString()).isEqualTo("de");
    }

    private static JsonNode account(TestPerson person) {
        return person.get("/api/session").body().get("account");
    }
}

package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The metadata says what is so: each word of it works, and what others know and it does not name is refused. */
class MetadataTests extends ReachableScene {

    private static final Map<String, Set<String>> KNOWN_ELSEWHERE = Map.of(
            "response_types_supported", Set.of("code", "token", "id_token", "code id_token", "none"),
            "response_modes_supported", Set.of("query", "fragment", "form_post", "query.jwt", "web_message"),
            "prompt_values_supported", Set.of("none", "login", "consent", "select_account", "create"),
            "code_challenge_methods_supported", Set.of("S256", "plain"),
            "grant_types_supported",
                    Set.of(
                            "authorization_code",
                            "refresh_token",
                            "client_credentials",
                            "password",
                            "implicit",
                            "urn:ietf:params:oauth:grant-type:device_code",
                            "urn:ietf:params:oauth:grant-type:token-exchange",
                            "urn:ietf:params:oauth:grant-type:jwt-bearer"));

    @Test
    void namesEveryWordOfAuthorizationRequestsThatWorksAndNoOther() {
        JsonNode metadata = metadata();
        Map<String, String> parameters = Map.of(
                "response_types_supported", "response_type",
                "response_modes_supported", "response_mode",
                "prompt_values_supported", "prompt",
                "code_challenge_methods_supported", "code_challenge_method");
        parameters.forEach((list, parameter) -> {
            Set<String> named = words(metadata, list);
            for (String word : union(named, KNOWN_ELSEWHERE.get(list))) {
                var answer = signedIn(apps.member).get(TestApps.authorize(apps.desk, Map.of(parameter, word)));
                boolean refused =
                        answer.redirects() && answer.location().toString().contains("error=");
                assertThat(refused).as(parameter + "=" + word).isEqualTo(!named.contains(word));
            }
        });
    }

    @Test
    void namesEveryGrantThatWorksAndNoOther() {
        Set<String> named = words(metadata(), "grant_types_supported");
        for (String word : union(named, KNOWN_ELSEWHERE.get("grant_types_supported"))) {
            String error = token(
                            apps.desk,
                            Map.of("grant_type", word, "code", "x", "redirect_uri", "x", "refresh_token", "x"))
                    .body()
                    .path("error")
                    .asString("");
            assertThat(error.equals("unsupported_grant_type")).as(word).isEqualTo(!named.contains(word));
        }
    }

    @Test
    void namesEndpointsThatAnswer() {
        for (var member : metadata().properties()) {
            boolean endpoint =
                    member.getKey().endsWith("_endpoint") || member.getKey().equals("jwks_uri");
            if (endpoint) {
                String path = member.getValue().asString().substring(BASE.length());
                assertThat(Stream.of(browser().get(path), browser().submit(path, Map.of())))
                        .as(member.getKey())
                        .anyMatch(answer -> answer.statusCode() != 404 && answer.statusCode() != 405);
            }
        }
    }

    @Test
    void describesScopesAndClaimsThatAreGivenOut() {
        JsonNode metadata = metadata();
        JsonNode tokens = tokensFor(apps.desk, apps.member);
        JsonNode id = json.readTree(TestApps.payload(tokens.get("id_token").asString()));

        assertThat(words(metadata, "claims_supported")).containsAll(id.propertyNames());
        assertThat(words(metadata, "scopes_supported")).contains("openid", "profile", "email", "organization");
    }

    private JsonNode metadata() {
        return json.readTree(
                browser().get("/oidc/.well-known/openid-configuration").body());
    }

    private static Set<String> words(JsonNode metadata, String name) {
        var words = new TreeSet<String>();
        metadata.get(name).forEach(word -> words.add(word.asString()));
        return words;
    }

    private static Set<String> union(Set<String> named, @Nullable Set<String> others) {
        var all = new TreeSet<>(named);
        if (others != null) {
            all.addAll(others);
        }
        return all;
    }
}

package dev.patchbay.oidc;

import dev.patchbay.grants.Client;
import dev.patchbay.grants.OpenWay;
import dev.patchbay.oidc.AuthorizationRequest.Prompt;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is wrong with a request whose client and redirect URI belong together, so that the app can be told. */
@Component
class RequestRules {

    private static final String INVALID_REQUEST = "invalid_request";
    private static final int LONGEST_NONCE = 512;

    private final ResourceIndicator resources;

    RequestRules(ResourceIndicator resources) {
        this.resources = resources;
    }

    @Nullable
    Mistake mistake(Client client, RequestParameters parameters) {
        if (parameters.has("request")) {
            return new Mistake("request_not_supported", "Give the parameters themselves");
        }
        if (parameters.has("request_uri")) {
            return new Mistake("request_uri_not_supported", "Give the parameters themselves, or push them first");
        }
        if (!parameters.value("response_type").equals(Optional.of("code"))) {
            return new Mistake("unsupported_response_type", "The one response type here is code");
        }
        if (mode(parameters).isEmpty()) {
            return new Mistake(INVALID_REQUEST, "The response modes here are query and form_post");
        }
        if (!parameters.all(RequestParameters.RESOURCE).stream().allMatch(resources::isKnown)) {
            return new Mistake(OAuthErrors.INVALID_TARGET, "There is no such resource here");
        }
        if (prompts(parameters).isEmpty()) {
            return new Mistake(INVALID_REQUEST, "prompt is none, login, select_account or consent; none stands alone");
        }
        if (parameters
                .value("max_age")
                .filter(age -> !age.matches("[0-9]{1,9}"))
                .isPresent()) {
            return new Mistake(INVALID_REQUEST, "max_age is a number of seconds");
        }
        if (parameters.value("nonce").filter(nonce -> !isNonce(nonce)).isPresent()) {
            return new Mistake(INVALID_REQUEST, "nonce has at most " + LONGEST_NONCE + " characters, none of control");
        }
        return proofKeyMistake(client, parameters);
    }

    /** It is kept with the code, and goes into the ID token. */
    private static boolean isNonce(String text) {
        return text.length() <= LONGEST_NONCE && text.chars().noneMatch(Character::isISOControl);
    }

    /** PKCE where we tell apps to start and where no secret is; elsewhere a nonce does as well (RFC 9700 §2.1.1). */
    private static @Nullable Mistake proofKeyMistake(Client client, RequestParameters parameters) {
        Optional<String> challenge = parameters.value("code_challenge");
        if (challenge.isPresent()) {
            boolean hashed = parameters.value("code_challenge_method").equals(Optional.of(ProofKey.METHOD));
            return hashed && ProofKey.isChallenge(challenge.get())
                    ? null
                    : new Mistake(INVALID_REQUEST, "code_challenge_method must be S256, with the challenge it makes");
        }
        if (parameters.has("code_challenge_method")) {
            return new Mistake(INVALID_REQUEST, "code_challenge is missing");
        }
        boolean required = client.open()
                || client.way() == OpenWay.INITIATE
                || parameters.value("nonce").isEmpty();
        return required ? new Mistake(INVALID_REQUEST, "code_challenge is required, with S256") : null;
    }

    static Optional<AuthorizationRequest.Mode> mode(RequestParameters parameters) {
        return switch (parameters.value("response_mode").orElse("query")) {
            case "query" -> Optional.of(AuthorizationRequest.Mode.QUERY);
            case "form_post" -> Optional.of(AuthorizationRequest.Mode.FORM_POST);
            default -> Optional.empty();
        };
    }

    static Optional<Set<Prompt>> prompts(RequestParameters parameters) {
        var prompts = EnumSet.noneOf(Prompt.class);
        for (String word : ScopeText.parse(parameters.value("prompt").orElse(""))) {
            try {
                prompts.add(Prompt.valueOf(word.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                return Optional.empty();
            }
        }
        boolean alone = prompts.size() <= 1 || !prompts.contains(Prompt.NONE);
        return alone ? Optional.of(prompts) : Optional.empty();
    }

    static List<String> words() {
        return EnumSet.allOf(Prompt.class).stream()
                .map(prompt -> prompt.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** What the app is told. */
    record Mistake(String error, String description) {}
}

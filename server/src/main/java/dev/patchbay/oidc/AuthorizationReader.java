package dev.patchbay.oidc;

import dev.patchbay.grants.Client;
import dev.patchbay.grants.ClientState;
import dev.patchbay.grants.Clients;
import dev.patchbay.grants.OpenWay;
import dev.patchbay.oidc.AuthorizationReading.Fault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads authorization requests. Until client and redirect URI are known to belong together, nothing leads to a redirect; from
 * then on, everything wrong is told to the app. Redirect URIs are compared as text, ports of loopback addresses included.
 */
@Component
class AuthorizationReader {

    private static final String INVALID_REQUEST = "invalid_request";
    private static final int LONGEST_STATE = 2_048;
    private static final int LONGEST_NONCE = 512;

    private final Clients clients;
    private final ResourceIndicator resources;

    AuthorizationReader(Clients clients, ResourceIndicator resources) {
        this.clients = clients;
        this.resources = resources;
    }

    AuthorizationReading read(Map<String, String[]> parameters) {
        if (parameters.values().stream().anyMatch(values -> values.length != 1)) {
            return new AuthorizationReading.Unusable(Fault.REPEATED_PARAMETER);
        }
        Optional<Client> client = value(parameters, "client_id")
                .flatMap(clients::find)
                .filter(found -> found.state() != ClientState.ENDED);
        if (client.isEmpty()) {
            return new AuthorizationReading.Unusable(Fault.UNKNOWN_CLIENT);
        }
        return client.get().way() == OpenWay.LAUNCH
                ? launch(client.get(), parameters)
                : asked(client.get(), parameters);
    }

    private static AuthorizationReading launch(Client client, Map<String, String[]> parameters) {
        boolean minted = parameters.keySet().equals(Set.of("client_id", "request_uri"));
        return minted
                ? new AuthorizationReading.Launched(
                        client, value(parameters, "request_uri").orElse(""))
                : new AuthorizationReading.Unusable(Fault.LAUNCH_ONLY);
    }

    private AuthorizationReading asked(Client client, Map<String, String[]> parameters) {
        Optional<String> redirectUri = value(parameters, "redirect_uri").filter(client.redirectUris()::contains);
        if (redirectUri.isEmpty()) {
            return new AuthorizationReading.Unusable(Fault.UNKNOWN_REDIRECT);
        }
        String state = value(parameters, "state").orElse(null);
        if (state != null && state.length() > LONGEST_STATE) {
            return new AuthorizationReading.Unusable(Fault.TOO_LONG);
        }
        Mistake mistake = mistake(client, parameters);
        if (mistake != null) {
            return new AuthorizationReading.Refused(
                    AuthorizationAnswer.error(redirectUri.get(), state, mistake.error, mistake.description));
        }
        return new AuthorizationReading.Asked(new AuthorizationRequest(
                client,
                redirectUri.get(),
                ScopeText.parse(value(parameters, "scope").orElse("")),
                prompts(parameters).orElseThrow(),
                value(parameters, "max_age")
                        .map(Integer::valueOf)
                        .map(Duration::ofSeconds)
                        .orElse(null),
                state,
                value(parameters, "nonce").orElse(null),
                value(parameters, "code_challenge").orElse(null)));
    }

    private @Nullable Mistake mistake(Client client, Map<String, String[]> parameters) {
        if (parameters.containsKey("request")) {
            return new Mistake("request_not_supported", "Give the parameters themselves");
        }
        if (parameters.containsKey("request_uri")) {
            return new Mistake("request_uri_not_supported", "Give the parameters themselves");
        }
        if (!value(parameters, "response_type").equals(Optional.of("code"))) {
            return new Mistake("unsupported_response_type", "The one response type here is code");
        }
        if (!value(parameters, "response_mode").orElse("query").equals("query")) {
            return new Mistake(INVALID_REQUEST, "The one response mode here is query");
        }
        if (!resources.isKnown(value(parameters, "resource").orElse(null))) {
            return new Mistake(OAuthErrors.INVALID_TARGET, "There is no such resource here");
        }
        if (prompts(parameters).isEmpty()) {
            return new Mistake(INVALID_REQUEST, "prompt is none, login, select_account or consent; none stands alone");
        }
        if (value(parameters, "max_age")
                .filter(age -> !age.matches("[0-9]{1,9}"))
                .isPresent()) {
            return new Mistake(INVALID_REQUEST, "max_age is a number of seconds");
        }
        if (value(parameters, "nonce").filter(nonce -> !isNonce(nonce)).isPresent()) {
            return new Mistake(INVALID_REQUEST, "nonce has at most " + LONGEST_NONCE + " characters, none of control");
        }
        return proofKeyMistake(client, parameters);
    }

    /** It is kept with the code, and goes into the ID token. */
    private static boolean isNonce(String text) {
        return text.length() <= LONGEST_NONCE && text.chars().noneMatch(Character::isISOControl);
    }

    /** PKCE where we tell apps to start; elsewhere a nonce does as well (RFC 9700 §2.1.1). */
    private static @Nullable Mistake proofKeyMistake(Client client, Map<String, String[]> parameters) {
        Optional<String> challenge = value(parameters, "code_challenge");
        if (challenge.isPresent()) {
            boolean hashed = value(parameters, "code_challenge_method").equals(Optional.of(ProofKey.METHOD));
            return hashed && ProofKey.isChallenge(challenge.get())
                    ? null
                    : new Mistake(INVALID_REQUEST, "code_challenge_method must be S256, with the challenge it makes");
        }
        if (parameters.containsKey("code_challenge_method")) {
            return new Mistake(INVALID_REQUEST, "code_challenge is missing");
        }
        boolean required =
                client.way() == OpenWay.INITIATE || value(parameters, "nonce").isEmpty();
        return required ? new Mistake(INVALID_REQUEST, "code_challenge is required, with S256") : null;
    }

    private static Optional<Set<AuthorizationRequest.Prompt>> prompts(Map<String, String[]> parameters) {
        var prompts = EnumSet.noneOf(AuthorizationRequest.Prompt.class);
        for (String word : ScopeText.parse(value(parameters, "prompt").orElse(""))) {
            try {
                prompts.add(AuthorizationRequest.Prompt.valueOf(word.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                return Optional.empty();
            }
        }
        boolean alone = prompts.size() <= 1 || !prompts.contains(AuthorizationRequest.Prompt.NONE);
        return alone ? Optional.of(prompts) : Optional.empty();
    }

    private static Optional<String> value(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null || values[0].isEmpty() ? Optional.empty() : Optional.of(values[0]);
    }

    private record Mistake(String error, String description) {}
}

package dev.patchbay.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.ClientState;
import dev.patchbay.grants.Clients;
import dev.patchbay.grants.OpenWay;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.oidc.AuthorizationReading.Fault;
import dev.patchbay.oidc.AuthorizationRequest.Mode;
import dev.patchbay.oidc.AuthorizationRequest.Proof;
import dev.patchbay.oidc.AuthorizationRequest.Reply;
import dev.patchbay.oidc.AuthorizationRequest.Wishes;
import dev.patchbay.oidc.RequestRules.Mistake;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Reads authorization requests. Until client and redirect URI are known to belong together, nothing leads to a redirect; from
 * then on, everything wrong is told to the app. Redirect URIs are compared as text, ports of loopback addresses included.
 */
@Component
class AuthorizationReader {

    /** Our own words in a request that waits while the person signs in or chooses. */
    static final String ASKED = "patchbay_asked";

    static final String CHOSEN = "patchbay_chosen";
    static final String AGREED = "patchbay_agreed";
    static final Set<String> OUR_WORDS = Set.of(ASKED, CHOSEN, AGREED);

    private static final int LONGEST_STATE = 2_048;
    private static final int LONGEST_HINT = 254;
    private static final Set<String> LANGUAGES = Set.of("en", "de");

    private final Clients clients;
    private final RequestRules rules;
    private final PushedRequests pushed;
    private final TokenReader tokens;
    private final SignInMarks marks;

    AuthorizationReader(
            Clients clients, RequestRules rules, PushedRequests pushed, TokenReader tokens, SignInMarks marks) {
        this.clients = clients;
        this.rules = rules;
        this.pushed = pushed;
        this.tokens = tokens;
        this.marks = marks;
    }

    AuthorizationReading read(Map<String, String[]> given) {
        RequestParameters parameters = RequestParameters.of(given).orElse(null);
        if (parameters == null) {
            return new AuthorizationReading.Unusable(Fault.REPEATED_PARAMETER);
        }
        Optional<Client> client = parameters
                .value("client_id")
                .flatMap(clients::find)
                .filter(found -> found.state() != ClientState.ENDED);
        if (client.isEmpty()) {
            return new AuthorizationReading.Unusable(Fault.UNKNOWN_CLIENT);
        }
        if (client.get().way() == OpenWay.LAUNCH) {
            return launch(client.get(), parameters);
        }
        String uri = parameters
                .value("request_uri")
                .filter(text -> text.startsWith(PushedRequests.PREFIX))
                .orElse(null);
        return uri == null ? asked(client.get(), parameters) : waiting(client.get(), uri, parameters);
    }

    /** A request that its client sends us itself; everything wrong with it is told at once. */
    RequestParameters pushable(Client client, Map<String, String[]> given) {
        RequestParameters parameters =
                RequestParameters.of(given).orElseThrow(() -> refusal("A parameter comes more than once"));
        if (client.way() == OpenWay.LAUNCH) {
            throw OAuthErrors.of("unauthorized_client", "This app is launched by Patchbay");
        }
        if (parameters.has("request_uri")) {
            throw refusal("A request that is pushed names no other");
        }
        return switch (asked(client, parameters)) {
            case AuthorizationReading.Asked _ -> parameters;
            case AuthorizationReading.Refused(AuthorizationAnswer answer) ->
                throw OAuthErrors.of(
                        answer.parameters().getOrDefault("error", "invalid_request"),
                        answer.parameters().get("error_description"));
            default -> throw refusal("redirect_uri is not registered, or state is too long");
        };
    }

    private static OAuth2AuthenticationException refusal(String why) {
        return OAuthErrors.of("invalid_request", why);
    }

    private static AuthorizationReading launch(Client client, RequestParameters parameters) {
        boolean minted = parameters.values().keySet().equals(Set.of("client_id", "request_uri"));
        return minted
                ? new AuthorizationReading.Launched(
                        client, parameters.value("request_uri").orElse(""))
                : new AuthorizationReading.Unusable(Fault.LAUNCH_ONLY);
    }

    /** What else stands in the address is of no account (RFC 9126 §4); only that the person has chosen is said there. */
    private AuthorizationReading waiting(Client client, String uri, RequestParameters address) {
        PushedRequests.Pushed found = pushed.find(uri, client.id()).orElse(null);
        if (found == null) {
            return new AuthorizationReading.Unusable(Fault.REQUEST_EXPIRED);
        }
        return asked(
                client, found.parameters(), new Progress(found.asked(), address.has(CHOSEN), address.has(AGREED), uri));
    }

    private AuthorizationReading asked(Client client, RequestParameters parameters) {
        return asked(
                client,
                parameters,
                new Progress(marks.read(parameters), parameters.has(CHOSEN), parameters.has(AGREED), null));
    }

    private AuthorizationReading asked(Client client, RequestParameters parameters, Progress progress) {
        Optional<String> redirectUri = parameters.value("redirect_uri").filter(client.redirectUris()::contains);
        if (redirectUri.isEmpty()) {
            return new AuthorizationReading.Unusable(Fault.UNKNOWN_REDIRECT);
        }
        String state = parameters.value("state").orElse(null);
        if (state != null && state.length() > LONGEST_STATE) {
            return new AuthorizationReading.Unusable(Fault.TOO_LONG);
        }
        var reply = new Reply(
                redirectUri.get(), state, RequestRules.mode(parameters).orElse(Mode.QUERY));
        Mistake mistake = rules.mistake(client, parameters);
        Hint hint = mistake == null ? hint(client, parameters) : Hint.NONE;
        if (hint.equals(Hint.WRONG)) {
            mistake = new Mistake("invalid_request", "id_token_hint is no ID token that this app received");
        }
        if (mistake != null) {
            return new AuthorizationReading.Refused(
                    AuthorizationAnswer.error(reply, mistake.error(), mistake.description()));
        }
        return new AuthorizationReading.Asked(new AuthorizationRequest(
                client,
                reply,
                ScopeText.parse(parameters.value("scope").orElse("")),
                new Wishes(
                        RequestRules.prompts(parameters).orElseThrow(),
                        parameters
                                .value("max_age")
                                .map(Integer::valueOf)
                                .map(Duration::ofSeconds)
                                .orElse(null),
                        parameters
                                .value("login_hint")
                                .filter(text -> text.length() <= LONGEST_HINT)
                                .orElse(null),
                        hint.account,
                        language(parameters.value("ui_locales").orElse(null)),
                        progress.asked,
                        progress.chosen,
                        progress.agreed),
                new Proof(
                        parameters.value("nonce").orElse(null),
                        parameters.value("code_challenge").orElse(null)),
                progress.pushed));
    }

    /** OpenID Connect Core §3.1.2.1: an ID token that we gave this client, expired or not. */
    private Hint hint(Client client, RequestParameters parameters) {
        String text = parameters.value("id_token_hint").orElse(null);
        if (text == null) {
            return Hint.NONE;
        }
        return tokens.idToken(text)
                .filter(claims -> claims.getAudience().contains(client.id()))
                .map(JWTClaimsSet::getSubject)
                .map(AccountId::of)
                .map(Hint::new)
                .orElse(Hint.WRONG);
    }

    /** The first of these languages that our pages speak. */
    static @Nullable String language(@Nullable String preferred) {
        return ScopeText.ordered(preferred == null ? "" : preferred).stream()
                .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                .filter(LANGUAGES::contains)
                .findFirst()
                .orElse(null);
    }

    private record Progress(
            @Nullable Instant asked,
            boolean chosen,
            boolean agreed,
            @Nullable String pushed) {}

    private record Hint(@Nullable AccountId account) {

        static final Hint NONE = new Hint(null);
        static final Hint WRONG = new Hint(new AccountId(new UUID(0, 0)));
    }
}

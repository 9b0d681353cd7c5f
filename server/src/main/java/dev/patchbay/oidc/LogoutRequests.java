package dev.patchbay.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.accounts.Session;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Reads an app's request to sign a person out. */
@Component
class LogoutRequests {

    private final Clients clients;
    private final TokenReader reader;

    LogoutRequests(Clients clients, TokenReader reader) {
        this.clients = clients;
        this.reader = reader;
    }

    /** The request, or nothing if its parts contradict each other or its address is not the app's. */
    Optional<LogoutRequest> read(Map<String, String> parameters) {
        String hint = given(parameters, "id_token_hint");
        Optional<JWTClaimsSet> token = hint == null ? Optional.empty() : reader.idToken(hint);
        if (hint != null && token.isEmpty()) {
            return Optional.empty();
        }
        String named = given(parameters, "client_id");
        String clientId = token.map(claims -> claims.getAudience().getFirst()).orElse(named);
        String redirect = given(parameters, "post_logout_redirect_uri");
        boolean contradicts = named != null && !named.equals(clientId);
        if (contradicts || (redirect != null && !registered(clientId, redirect))) {
            return Optional.empty();
        }
        String sid = token.map(claims -> claims.getClaim(Claims.SID))
                .map(String::valueOf)
                .orElse(null);
        String subject = token.map(JWTClaimsSet::getSubject).orElse(null);
        return Optional.of(new LogoutRequest(sid, subject, redirect, given(parameters, "state")));
    }

    private boolean registered(@Nullable String clientId, String redirect) {
        return clientId != null
                && clients.find(clientId)
                        .map(Client::postLogoutUris)
                        .filter(uris -> uris.contains(redirect))
                        .isPresent();
    }

    private static @Nullable String given(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /**
     * What the app asks for.
     *
     * @param sid the session that its ID token came from; one that was refreshed names none
     * @param subject whose ID token it is
     */
    record LogoutRequest(
            @Nullable String sid,
            @Nullable String subject,
            @Nullable String redirect,
            @Nullable String state) {

        boolean means(Session session) {
            return sid == null
                    ? session.account().toString().equals(subject)
                    : session.id().toString().equals(sid);
        }

        Optional<String> location() {
            if (redirect == null) {
                return Optional.empty();
            }
            return Optional.of(
                    state == null
                            ? redirect
                            : redirect + (redirect.indexOf('?') < 0 ? "?" : "&") + "state="
                                    + UriUtils.encode(state, StandardCharsets.UTF_8));
        }
    }
}

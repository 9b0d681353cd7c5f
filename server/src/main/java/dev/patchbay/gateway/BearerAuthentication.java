package dev.patchbay.gateway;

import dev.patchbay.accounts.Session;
import dev.patchbay.gateway.Caller.Acting;
import dev.patchbay.kernel.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells who calls: by the bearer token (RFC 6750 §2.1), else, where a rule lets people in, by their session. */
@Component
class BearerAuthentication {

    static final String WANTED = "Send a living access token: Authorization: Bearer …";

    private static final String BEARER = "Bearer ";

    private final Bearers bearers;

    BearerAuthentication(Bearers bearers) {
        this.bearers = bearers;
    }

    /**
     * Who calls. A token that is presented decides, dead or alive: no session stands in for it.
     *
     * @param session whether a session is taken where no token is presented
     * @throws ProblemException {@code invalid-token}, {@code revocations-unavailable}
     */
    Caller caller(HttpServletRequest request, boolean session) {
        List<String> authorizations = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (authorizations.isEmpty()) {
            Caller person = session ? person() : null;
            if (person == null) {
                throw new ProblemException(GatewayProblem.INVALID_TOKEN, WANTED);
            }
            return person;
        }
        return bearers.read(token(authorizations))
                .orElseThrow(() -> new ProblemException(
                        GatewayProblem.INVALID_TOKEN,
                        "The token has expired, was revoked, or was not made for this. Get another one."));
    }

    /** Two of them are none: two readers might take different ones. */
    private static String token(List<String> authorizations) {
        String authorization = authorizations.getFirst();
        if (authorizations.size() > 1 || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new ProblemException(GatewayProblem.INVALID_TOKEN, WANTED);
        }
        return authorization.substring(BEARER.length()).strip();
    }

    private static @Nullable Caller person() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        // what is behind the gateway knows nothing of sandboxes
        return authentication != null
                        && authentication.getPrincipal() instanceof Session session
                        && !session.asTestMember()
                ? new Caller(
                        CallerKind.USER,
                        session.account().toString(),
                        null,
                        new Acting(null, session.currentOrganization(), session.account()),
                        Set.of(),
                        null)
                : null;
    }
}

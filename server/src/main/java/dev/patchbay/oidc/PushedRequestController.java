package dev.patchbay.oidc;

import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes authorization requests from clients themselves (RFC 9126 §2); who the client is has been proved before. */
@RestController
class PushedRequestController {

    /** They prove who the client is, and are no part of what it asks for. */
    private static final Set<String> PROOF = Set.of("client_secret", "client_assertion", "client_assertion_type");

    /** Each makes a row, and a program in a browser proves nothing before. */
    static final Allowance PER_CLIENT_AND_ADDRESS = new Allowance(300, Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final Clients clients;
    private final AuthorizationReader reader;
    private final PushedRequests requests;
    private final Throttle throttle;
    private final OAuthErrors errors;

    PushedRequestController(
            Clients clients,
            AuthorizationReader reader,
            PushedRequests requests,
            Throttle throttle,
            OAuthErrors errors) {
        this.throttle = throttle;
        this.errors = errors;
        this.clients = clients;
        this.reader = reader;
        this.requests = requests;
    }

    @PostMapping(Issuer.PUSHED_REQUEST)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> push(HttpServletRequest request) {
        String id = ClientSecretCheck.authenticated(
                        SecurityContextHolder.getContext().getAuthentication())
                .getName();
        Client client = clients.find(id).orElseThrow(() -> OAuthErrors.of(OAuthErrors.INVALID_CLIENT, null));
        throttle.demand("pushed-request:" + id + ":" + request.getRemoteAddr(), PER_CLIENT_AND_ADDRESS);
        var parameters = new LinkedHashMap<>(request.getParameterMap());
        parameters.keySet().removeAll(PROOF);
        String[] named = parameters.put("client_id", new String[] {id});
        if (named != null && !(named.length == 1 && named[0].equals(id))) {
            throw OAuthErrors.of("invalid_request", "client_id names another client");
        }
        return Map.of(
                "request_uri",
                        requests.keep(id, reader.pushable(client, parameters)).reveal(),
                "expires_in", PushedRequests.LIFE.toSeconds());
    }

    /** RFC 9126 §2.3: as the token endpoint does. */
    @ExceptionHandler
    void refuse(OAuth2AuthenticationException refused, HttpServletResponse response) throws IOException {
        errors.write(response, refused.getError());
    }

    @ExceptionHandler
    void refuse(ProblemException problem, HttpServletResponse response) throws IOException {
        Object wait = problem.members().get(ProblemException.RETRY_AFTER);
        if (wait != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, wait.toString());
        }
        errors.write(response, new OAuth2Error(OAuthErrors.TEMPORARILY_UNAVAILABLE));
    }
}

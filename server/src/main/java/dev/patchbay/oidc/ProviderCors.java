package dev.patchbay.oidc;

import dev.patchbay.grants.Clients;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets scripts of clients without secret call the provider, each from the origins of its own redirect URIs and without cookies.
 * To everybody else the endpoints are those of the same origin, as all others are.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class ProviderCors extends OncePerRequestFilter {

    private static final Set<String> PATHS = Set.of(
            Issuer.TOKEN,
            Issuer.REVOCATION,
            Issuer.USERINFO,
            Issuer.JWKS,
            Issuer.PUSHED_REQUEST,
            Issuer.PATH + "/.well-known/openid-configuration",
            "/.well-known/oauth-authorization-server" + Issuer.PATH);
    private static final int LONGEST = 300;

    private final Clients clients;

    ProviderCors(Clients clients) {
        this.clients = clients;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !PATHS.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean known = origin != null && origin.length() <= LONGEST && clients.isOrigin(origin);
        if (known) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "WWW-Authenticate, Retry-After");
        }
        boolean preflight = request.getMethod().equals("OPTIONS")
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
        if (!preflight) {
            chain.doFilter(request, response);
            return;
        }
        if (known) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}

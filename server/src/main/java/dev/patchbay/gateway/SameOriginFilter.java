package dev.patchbay.gateway;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.platform.PatchbaySettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stops other sites from acting with a visitor's session. An unsafe method needs {@code Sec-Fetch-Site: same-origin} or, where
 * the browser or program does not send it, {@code Origin} equal to the base URL. {@code Origin: null}, which sandboxed frames
 * send, is refused on the whole API. Endpoints that take no session (OpenID provider, {@code /v1}) are exempt.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
class SameOriginFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final String base;
    private final ProblemWriter problems;

    SameOriginFilter(PatchbaySettings settings, ProblemWriter problems) {
        this.base = settings.baseUrl().toString();
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        String origin = request.getHeader("Origin");
        if (path.startsWith("/api/") && "null".equals(origin)) {
            problems.write(response, refusal("A sandboxed page cannot use this interface."));
        } else if (isUnsafe(request, path) && !isSameOrigin(request.getHeader("Sec-Fetch-Site"), origin)) {
            problems.write(
                    response,
                    refusal("Nothing was changed. A program sends the header \"Origin: " + base
                            + "\" with such a request."));
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * Refuses an unsafe method from elsewhere, for an endpoint that takes a session by way of exception.
     *
     * @throws ProblemException {@code cross-site-request}
     */
    void demand(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        boolean safe = SAFE.contains(request.getMethod()) && !"null".equals(origin);
        if (!safe && !isSameOrigin(request.getHeader("Sec-Fetch-Site"), origin)) {
            throw refusal(
                    "Nothing was changed. A program sends the header \"Origin: " + base + "\" with such a request.");
        }
    }

    private static boolean isUnsafe(HttpServletRequest request, String path) {
        return !SAFE.contains(request.getMethod()) && !path.startsWith("/oidc/") && !path.startsWith("/v1/");
    }

    private boolean isSameOrigin(@Nullable String fetchSite, @Nullable String origin) {
        return fetchSite == null ? base.equals(origin) : fetchSite.equals("same-origin");
    }

    private static ProblemException refusal(String detail) {
        return new ProblemException(GatewayProblem.CROSS_SITE_REQUEST, detail);
    }
}

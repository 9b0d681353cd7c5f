package dev.patchbay.gateway;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.platform.PatchbaySettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers for our own host names only: any other {@code Host} gets 421, and the widgets' host has nothing but widgets. Probes of
 * {@code /health} are answered under every other name, since a load balancer asks by address.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class HostFilter extends OncePerRequestFilter {

    private final String base;
    private final String widgets;
    private final ObjectProvider<WidgetSite> site;
    private final ProblemWriter problems;

    HostFilter(PatchbaySettings settings, ObjectProvider<WidgetSite> site, ProblemWriter problems) {
        this.base = settings.baseUrl().getRawAuthority();
        this.widgets = settings.widgetsOrigin().getRawAuthority();
        this.site = site;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = lowerCase(request.getHeader("Host"));
        WidgetSite served = host.equals(widgets) ? site.getIfAvailable() : null;
        if (served != null) {
            served.answer(request, response);
        } else if (host.equals(base) || isProbe(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    response,
                    new ProblemException(
                            GatewayProblem.MISDIRECTED_REQUEST,
                            "Patchbay is not reached under this host name. Check the address, or the setting patchbay.base-url."));
        }
    }

    private static boolean isProbe(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals("/health") || path.equals("/health/ready") || path.equals("/metrics");
    }

    private static String lowerCase(@Nullable String host) {
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }
}

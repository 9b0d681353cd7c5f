package dev.patchbay.gateway;

import dev.patchbay.kernel.InvalidRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a path in which a letter or digit is encoded, such as {@code /%61pi/me}: it reaches the same controller, but none of
 * the filters that know a part of Patchbay by how its path begins. Nobody encodes these by necessity (RFC 3986 §2.3).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class PlainPathFilter extends OncePerRequestFilter {

    /** {@code 0-9}, {@code A-Z}, {@code a-z}. */
    private static final Pattern ENCODED = Pattern.compile("%(3[0-9]|[46][1-9a-fA-F]|[57][0-9aA])");

    private final ProblemWriter problems;

    PlainPathFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (ENCODED.matcher(request.getRequestURI()).find()) {
            problems.write(response, InvalidRequest.of("", "Letters and digits of a path are not encoded here."));
        } else {
            chain.doFilter(request, response);
        }
    }
}

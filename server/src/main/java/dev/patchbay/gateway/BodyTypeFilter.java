package dev.patchbay.gateway;

import dev.patchbay.kernel.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a body whose type is none, such as {@code image/*}: Spring takes a range for a type and fails over it while it
 * reads, at every endpoint.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 6)
class BodyTypeFilter extends OncePerRequestFilter {

    private final ProblemWriter problems;

    BodyTypeFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOne(request.getContentType())) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    response,
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    new ProblemException(
                            GatewayProblem.UNSUPPORTED_MEDIA_TYPE,
                            "Content-Type names one type, without a *. Nothing was changed."));
        }
    }

    private static boolean isOne(@Nullable String type) {
        try {
            return type == null
                    || type.isEmpty()
                    || MediaType.parseMediaType(type).isConcrete();
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }
}

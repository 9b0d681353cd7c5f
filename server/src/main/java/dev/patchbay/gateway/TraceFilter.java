package dev.patchbay.gateway;

import dev.patchbay.kernel.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request the id that its log lines and its problem answer share. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceFilter extends OncePerRequestFilter {

    static final String TRACE_ID = "traceId";

    private final Ids ids;

    TraceFilter(Ids ids) {
        this.ids = ids;
    }

    /** The id of the request at hand; empty outside a request. */
    static String current() {
        return String.valueOf(MDC.get(TRACE_ID));
    }

    static String fresh(Ids ids) {
        return ids.next().toString().replace("-", "");
    }

    /** An error that the server itself answers keeps the id of its request. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String traceId = request.getAttribute(TRACE_ID) instanceof String known ? known : fresh(ids);
        request.setAttribute(TRACE_ID, traceId);
        response.setHeader("X-Trace-Id", traceId);
        try (var _ = MDC.putCloseable(TRACE_ID, traceId)) {
            chain.doFilter(request, response);
        }
    }
}

package dev.patchbay.gateway;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.proxy.Proxy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds every request's body: by its stated length at once, and while it is read where no length is stated. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class BodyLimitFilter extends OncePerRequestFilter {

    /** 1 MiB; the largest documents that we take are manifests. */
    static final int MAXIMUM_BYTES = 1024 * 1024;

    private final ProblemWriter problems;
    private final Rules rules;
    private final Proxy proxy;

    BodyLimitFilter(ProblemWriter problems, Rules rules, Proxy proxy) {
        this.problems = problems;
        this.rules = rules;
        this.proxy = proxy;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long maximum = maximum(request);
        if (request.getContentLengthLong() > maximum) {
            problems.write(response, tooLarge(maximum));
        } else {
            chain.doFilter(new BoundedRequest(request, maximum), response);
        }
    }

    /** What is only carried through need not fit in memory. */
    private long maximum(HttpServletRequest request) {
        return request.getRequestURI().startsWith(GatewayFilter.PREFIX)
                        && rules.find(request) instanceof RuleBook.Fitting(Rule rule)
                        && rule.upstream() != null
                ? proxy.largestBody()
                : MAXIMUM_BYTES;
    }

    private static ProblemException tooLarge(long maximum) {
        return new ProblemException(
                GatewayProblem.BODY_TOO_LARGE, "A body may have " + maximum + " bytes. Nothing was changed.");
    }

    private static final class BoundedRequest extends HttpServletRequestWrapper {

        private final long maximum;
        private @Nullable ServletInputStream bounded;

        BoundedRequest(HttpServletRequest request, long maximum) {
            super(request);
            this.maximum = maximum;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream stream = bounded;
            if (stream == null) {
                stream = new BoundedStream(super.getInputStream(), maximum);
                bounded = stream;
            }
            return stream;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class BoundedStream extends ServletInputStream {

        private final ServletInputStream stream;
        private final long maximum;
        private long left;

        BoundedStream(ServletInputStream stream, long maximum) {
            this.stream = stream;
            this.maximum = maximum;
            this.left = maximum;
        }

        @Override
        public int read() throws IOException {
            int value = stream.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = stream.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw tooLarge(maximum);
            }
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream.setReadListener(listener);
        }
    }
}

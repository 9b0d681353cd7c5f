package dev.patchbay.proxy;

import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.platform.PatchbaySettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.io.Closer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries a request to an upstream server and its answer back. Both bodies pass through a buffer of some kilobytes; when
 * one side goes away, the other is given up as well.
 */
@Component
public class Proxy {

    private static final Logger log = LoggerFactory.getLogger(Proxy.class);

    private final UpstreamClient client;
    private final ProxySettings settings;
    private final URI base;

    Proxy(UpstreamClient client, ProxySettings settings, PatchbaySettings patchbay) {
        this.client = client;
        this.settings = settings;
        this.base = patchbay.baseUrl();
    }

    /** Bytes that the body of a request to an upstream server may have. */
    public long largestBody() {
        return settings.largestBody().toBytes();
    }

    /**
     * Has the request answered by the upstream server.
     *
     * @param said headers that tell the upstream server who calls; the caller's own of these names do not pass
     * @throws ProblemException {@code upstream-unreachable}, {@code upstream-late}, {@code upstream-busy}, as long as nothing
     *     was answered
     * @throws IOException when one of the sides broke off within the answer
     */
    public void forward(
            HttpServletRequest request, HttpServletResponse response, Upstream upstream, Map<String, String> said)
            throws IOException {
        HttpUriRequestBase message = message(request, upstream, said);
        var body = new RequestBody(request);
        if (body.isExpected()) {
            message.setEntity(new InputStreamEntity(body, request.getContentLengthLong(), null));
        } else if ("0".equals(request.getHeader("Content-Length"))) {
            message.setEntity(new ByteArrayEntity(new byte[0], null));
        }
        ClassicHttpResponse answer = null;
        boolean whole = false;
        try {
            answer = open(upstream, message, body);
            AnswerHeaders.copy(answer, response, location -> upstream.located(location, base));
            HttpEntity entity = answer.getEntity();
            if (entity != null) {
                AnswerBody.carry(entity, response.getOutputStream());
            }
            whole = true;
        } catch (IOException broken) {
            if (answer != null && !response.isCommitted()) {
                log.warn("{} broke off its answer: {}", Upstream.origin(upstream.address()), broken.toString());
                response.flushBuffer(); // so that it is broken off here as well, and looks neither whole nor like our
                // fault
            }
            throw broken;
        } finally {
            if (!whole) {
                message.cancel(); // closes the connection: the rest must not be read
            }
            Closer.closeQuietly(answer);
        }
    }

    private ClassicHttpResponse open(Upstream upstream, HttpUriRequestBase message, RequestBody body)
            throws IOException {
        try {
            return client.send(upstream, message);
        } catch (IOException failure) {
            body.rethrow();
            throw explained(upstream, failure);
        }
    }

    private static ProblemException explained(Upstream upstream, IOException failure) {
        if (failure instanceof ConnectionRequestTimeoutException) {
            return new ProblemException(
                    ProxyProblem.UPSTREAM_BUSY,
                    "Too many requests wait for the server behind this address. Nothing was sent to it; try again shortly.",
                    Map.of(ProblemException.RETRY_AFTER, 1));
        }
        log.warn("{} gave no answer: {}", Upstream.origin(upstream.address()), failure.toString());
        boolean late = failure instanceof InterruptedIOException;
        return late
                ? new ProblemException(
                        ProxyProblem.UPSTREAM_LATE,
                        "The server behind this address did not answer in time. It may have acted on the request.")
                : new ProblemException(
                        ProxyProblem.UPSTREAM_UNREACHABLE,
                        "The server behind this address cannot be reached, or gave no proper answer. Try again shortly.");
    }

    private HttpUriRequestBase message(HttpServletRequest request, Upstream upstream, Map<String, String> said) {
        var message = new HttpUriRequestBase(request.getMethod(), uri(request, upstream));
        Set<String> ofConnection = HeaderRules.ofConnection(Collections.list(request.getHeaders("Connection")));
        for (String name : Collections.list(request.getHeaderNames())) {
            if (HeaderRules.passesUp(name, ofConnection)) {
                Collections.list(request.getHeaders(name)).forEach(value -> message.addHeader(name, value));
            }
        }
        said.forEach(message::setHeader);
        message.setHeader("X-Forwarded-For", request.getRemoteAddr());
        message.setHeader("X-Forwarded-Proto", base.getScheme());
        message.setHeader("X-Forwarded-Host", base.getRawAuthority());
        return message;
    }

    private static URI uri(HttpServletRequest request, Upstream upstream) {
        try {
            return new URI(upstream.target(request.getRequestURI(), request.getQueryString()));
        } catch (URISyntaxException malformed) {
            throw InvalidRequest.of("", "The address is malformed.");
        }
    }
}

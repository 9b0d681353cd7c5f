package dev.patchbay.proxy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NameValuePair;

/** The head of an upstream server's answer, as far as it is handed on. */
final class AnswerHeaders {

    /** Somebody may open an answer in a browser: it is a page of no origin, and has no scripts. */
    private static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private AnswerHeaders() {}

    static void copy(ClassicHttpResponse answer, HttpServletResponse response, UnaryOperator<String> located) {
        response.setStatus(answer.getCode());
        Set<String> ofConnection = HeaderRules.ofConnection(Arrays.stream(answer.getHeaders(HttpHeaders.CONNECTION))
                .map(NameValuePair::getValue)
                .toList());
        boolean first = true;
        for (Header header : answer.getHeaders()) {
            String name = header.getName();
            if (!HeaderRules.passesDown(name, ofConnection)) {
                continue;
            }
            if (name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL) && first) {
                response.setHeader(name, header.getValue());
                first = false;
            } else {
                boolean place =
                        name.equalsIgnoreCase(HttpHeaders.LOCATION) || name.equalsIgnoreCase("Content-Location");
                response.addHeader(name, place ? located.apply(header.getValue()) : header.getValue());
            }
        }
        // who asks decides what is answered
        response.addHeader(HttpHeaders.VARY, "Authorization, Cookie");
        response.setHeader("Content-Security-Policy", NO_PAGE);
        length(answer, response);
    }

    private static void length(ClassicHttpResponse answer, HttpServletResponse response) {
        HttpEntity entity = answer.getEntity();
        if (entity != null && entity.getContentLength() >= 0) {
            response.setContentLengthLong(entity.getContentLength());
        } else if (entity == null && answer.getFirstHeader(HttpHeaders.CONTENT_LENGTH) != null) {
            // of an answer to HEAD
            response.setHeader(
                    HttpHeaders.CONTENT_LENGTH,
                    answer.getFirstHeader(HttpHeaders.CONTENT_LENGTH).getValue());
        }
    }
}

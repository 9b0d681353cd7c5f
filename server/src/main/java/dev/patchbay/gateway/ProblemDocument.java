package dev.patchbay.gateway;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A problem as it goes over the wire (RFC 9457). */
final class ProblemDocument {

    private ProblemDocument() {}

    static Map<String, Object> of(Problem problem, HttpStatus status, String detail, Map<String, Object> members) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "/problems/" + problem.slug());
        document.put("title", problem.title());
        document.put("status", status.value());
        document.put("detail", detail);
        document.put("traceId", TraceFilter.current());
        members.forEach(document::putIfAbsent);
        return document;
    }

    static HttpStatus status(ProblemKind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case GONE -> HttpStatus.GONE;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case MISDIRECTED -> HttpStatus.MISDIRECTED_REQUEST;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case UPSTREAM -> HttpStatus.BAD_GATEWAY;
            case UPSTREAM_LATE -> HttpStatus.GATEWAY_TIMEOUT;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}

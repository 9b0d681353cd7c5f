package dev.patchbay.gateway;

import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Trouble;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** Turns whatever a controller throws into a problem document, or into a page where a person is looking. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final String UNKEPT =
            "Try again; if something was to be done, look first whether it was. If it stays, tell the operator the trace id.";

    /** It may have gone away after the work was kept, when its outcome was read for the answer. */
    private static final String UNSURE = "Try again shortly; if something was to be done, look first whether it was.";

    /** What PostgreSQL says of the character NUL, in text and in JSON. */
    private static final Set<String> NOT_TEXT = Set.of("22021", "22P05");

    @ExceptionHandler
    Object refused(ProblemException refused, HttpServletRequest request) {
        return answer(request, refused);
    }

    @ExceptionHandler
    Object unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        ProblemException refused = causeOf(unreadable, ProblemException.class);
        if (refused != null) {
            return answer(request, refused);
        }
        JacksonException json = causeOf(unreadable, JacksonException.class);
        return answer(request, InvalidRequest.of(pointer(json), explanation(json)));
    }

    @ExceptionHandler
    Object mistyped(MethodArgumentTypeMismatchException mistyped, HttpServletRequest request) {
        ProblemException refused = causeOf(mistyped, ProblemException.class);
        return answer(
                request,
                refused != null
                        ? refused
                        : InvalidRequest.of("/" + mistyped.getName(), "This value does not fit here."));
    }

    @ExceptionHandler
    Object missing(MissingServletRequestParameterException missing, HttpServletRequest request) {
        return answer(request, InvalidRequest.of("/" + missing.getParameterName(), "This parameter is needed."));
    }

    @ExceptionHandler
    Object notFound(NoResourceFoundException missing, HttpServletRequest request) {
        if (wantsPage(request) && WebUi.isBuiltIn()) {
            return WebUi.document(HttpStatus.NOT_FOUND);
        }
        return answer(request, new ProblemException(KernelProblem.NOT_FOUND, "There is nothing at this address."));
    }

    @ExceptionHandler
    Object databaseAway(DataAccessResourceFailureException away, HttpServletRequest request) {
        log.debug("The database is away", away);
        if (!(away instanceof CannotGetJdbcConnectionException)) { // which the pool tells, once
            log.warn("The database left a request without an answer: {}", Trouble.inOneLine(away));
        }
        return answer(
                request,
                new ProblemException(
                        GatewayProblem.DATABASE_AWAY,
                        "The database does not answer at the moment. " + UNSURE,
                        Map.of(ProblemException.RETRY_AFTER, 2)));
    }

    @ExceptionHandler
    Object unkept(DataIntegrityViolationException failure, HttpServletRequest request) throws Exception {
        SQLException cause = causeOf(failure, SQLException.class);
        return cause != null && NOT_TEXT.contains(cause.getSQLState())
                ? answer(request, InvalidRequest.of("", "The character NUL is not allowed."))
                : failed(failure, request);
    }

    /** A form with more bytes or fields than the server reads. */
    @ExceptionHandler
    Object overlong(InvalidParameterException overlong, HttpServletRequest request) {
        HttpStatus status = overlong.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
                ? HttpStatus.CONTENT_TOO_LARGE
                : HttpStatus.BAD_REQUEST;
        return answer(request, status, problem(status), problem(status).title() + ".", Map.of());
    }

    @ExceptionHandler
    Object failed(Exception failure, HttpServletRequest request) throws Exception {
        ProblemException refused = causeOf(failure, ProblemException.class);
        if (refused != null) {
            return answer(request, refused);
        }
        if (failure instanceof ErrorResponse response
                && response.getStatusCode().is4xxClientError()) {
            var status = HttpStatus.valueOf(response.getStatusCode().value());
            return answer(request, status, problem(status), problem(status).title() + ".", Map.of());
        }
        log.error("Request failed", failure);
        return internal(request);
    }

    /** What no controller was reached for: the firewall's and the server's own refusals, and what a filter failed of. */
    Object fallback(HttpServletRequest request, HttpStatus status, @Nullable Throwable failure) {
        if (failure != null) {
            ProblemException refused = causeOf(failure, ProblemException.class);
            if (refused != null) {
                return answer(request, refused);
            }
            DataAccessResourceFailureException away = causeOf(failure, DataAccessResourceFailureException.class);
            if (away != null) {
                return databaseAway(away, request);
            }
        }
        return isOfCaller(status)
                ? answer(request, status, problem(status), problem(status).title() + ".", Map.of())
                : internal(request);
    }

    /** The same where there is no request yet. */
    static Map<String, Object> document(HttpStatus status) {
        return isOfCaller(status)
                ? ProblemDocument.of(problem(status), status, problem(status).title() + ".", Map.of())
                : ProblemDocument.of(GatewayProblem.INTERNAL_ERROR, status, UNKEPT, Map.of());
    }

    /** CONNECT, a version or a transfer coding that no HTTP/1.1 server has to know: nothing of ours is broken. */
    private static boolean isOfCaller(HttpStatus status) {
        return status.is4xxClientError()
                || status == HttpStatus.NOT_IMPLEMENTED
                || status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED;
    }

    private static Object internal(HttpServletRequest request) {
        return answer(request, HttpStatus.INTERNAL_SERVER_ERROR, GatewayProblem.INTERNAL_ERROR, UNKEPT, Map.of());
    }

    private static Problem problem(HttpStatus status) {
        return switch (status) {
            case METHOD_NOT_ALLOWED -> GatewayProblem.METHOD_NOT_ALLOWED;
            case NOT_IMPLEMENTED, HTTP_VERSION_NOT_SUPPORTED -> GatewayProblem.NOT_IMPLEMENTED;
            case NOT_ACCEPTABLE -> GatewayProblem.NOT_ACCEPTABLE;
            case UNSUPPORTED_MEDIA_TYPE -> GatewayProblem.UNSUPPORTED_MEDIA_TYPE;
            case CONTENT_TOO_LARGE -> GatewayProblem.BODY_TOO_LARGE;
            case NOT_FOUND -> KernelProblem.NOT_FOUND;
            default -> KernelProblem.INVALID_REQUEST;
        };
    }

    private static Object answer(HttpServletRequest request, ProblemException refused) {
        HttpStatus status = ProblemDocument.status(refused.problem().kind());
        return answer(request, status, refused.problem(), refused.detail(), refused.members());
    }

    private static Object answer(
            HttpServletRequest request,
            HttpStatus status,
            Problem problem,
            String detail,
            Map<String, Object> members) {
        Map<String, Object> document = ProblemDocument.of(problem, status, detail, members);
        if (wantsPage(request)) {
            return new ModelAndView("problem", document, status);
        }
        var response = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        Object retryAfter = members.get(ProblemException.RETRY_AFTER);
        if (retryAfter != null) {
            response.header("Retry-After", retryAfter.toString());
        }
        return response.body(document);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && !address(request).startsWith("/api/")
                && !address(request).startsWith(GatewayFilter.PREFIX);
    }

    /** What was asked for, also where the server has forwarded the request to the page of its errors. */
    private static String address(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
    }

    private static String pointer(@Nullable JacksonException json) {
        return json == null
                ? ""
                : json.getPath().stream()
                        .map(step -> "/" + (step.getPropertyName() != null ? step.getPropertyName() : step.getIndex()))
                        .collect(Collectors.joining());
    }

    private static String explanation(@Nullable JacksonException json) {
        return switch (json) {
            case null -> "A JSON body is needed.";
            case tools.jackson.databind.exc.UnrecognizedPropertyException unknown ->
                "There is no field of this name here. Known: "
                        + (unknown.getKnownPropertyIds() == null
                                ? "none"
                                : unknown.getKnownPropertyIds().stream()
                                        .map(Object::toString)
                                        .sorted()
                                        .collect(Collectors.joining(", ")))
                        + ".";
            case tools.jackson.databind.DatabindException _ -> "This value does not fit here.";
            case JacksonException _ -> "The body is not well-formed JSON.";
        };
    }

    private static <T extends Throwable> @Nullable T causeOf(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}

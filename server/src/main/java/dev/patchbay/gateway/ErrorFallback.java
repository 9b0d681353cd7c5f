package dev.patchbay.gateway;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers with a problem what never came as far as a controller: refusals of the firewall and the server, failures of filters. */
@Controller
class ErrorFallback implements ErrorController {

    private final ProblemAdvice advice;

    ErrorFallback(ProblemAdvice advice) {
        this.advice = advice;
    }

    @RequestMapping("/error")
    @Nullable
    Object problem(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            // it would be written into an answer that is on its way, and could fill it up to the length that it stated
            return null;
        }
        // null: somebody asks for this address itself
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return advice.fallback(
                request,
                status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status,
                failure instanceof Throwable thrown ? thrown : null);
    }
}

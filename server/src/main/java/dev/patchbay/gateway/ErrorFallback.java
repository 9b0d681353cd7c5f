package dev.patchbay.gateway;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers with a problem what never came as far as a controller: refusals of the firewall and of the server itself. */
@Controller
class ErrorFallback implements ErrorController {

    @RequestMapping("/error")
    Object problem(HttpServletRequest request) {
        // null: somebody asks for this address itself
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        return ProblemAdvice.fallback(request, status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status);
    }
}

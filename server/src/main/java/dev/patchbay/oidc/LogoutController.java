package dev.patchbay.oidc;

import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.SessionCookie;
import dev.patchbay.accounts.Sessions;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Signing out: here, and when an app asks for it (OpenID Connect RP-Initiated Logout 1.0). Without proof that the app means
 * this very session the person is asked first; nobody is ever sent to an address that the app did not register.
 */
@Controller
class LogoutController {

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final LogoutRequests requests;

    LogoutController(Sessions sessions, SessionCookie cookie, LogoutRequests requests) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.requests = requests;
    }

    @RequestMapping(
            path = Issuer.END_SESSION,
            method = {RequestMethod.GET, RequestMethod.POST})
    Object asked(
            Optional<Session> session, @RequestParam Map<String, String> parameters, HttpServletResponse response) {
        Optional<LogoutRequests.LogoutRequest> request = requests.read(parameters);
        if (request.isEmpty()) {
            return new ModelAndView("fault", Map.of("fault", "LOGOUT"), HttpStatus.BAD_REQUEST);
        }
        if (session.isPresent() && !request.get().means(session.get())) {
            return confirmation(parameters);
        }
        session.ifPresent(sessions::end);
        cookie.clear(response);
        return request.get().location().map(Onward::redirect).orElseGet(LogoutController::goodbye);
    }

    @GetMapping("/logout")
    Object show(Optional<Session> session) {
        return session.isPresent() ? confirmation(Map.of()) : goodbye();
    }

    @PostMapping("/logout")
    Object confirmed(
            Optional<Session> session, @RequestParam Map<String, String> parameters, HttpServletResponse response) {
        session.ifPresent(sessions::end);
        cookie.clear(response);
        return requests.read(parameters)
                .flatMap(LogoutRequests.LogoutRequest::location)
                .map(Onward::page)
                .orElseGet(LogoutController::goodbye);
    }

    private static ModelAndView confirmation(Map<String, String> parameters) {
        return new ModelAndView("logout")
                .addObject("clientId", text(parameters.get("client_id")))
                .addObject("hint", text(parameters.get("id_token_hint")))
                .addObject("redirect", text(parameters.get("post_logout_redirect_uri")))
                .addObject("state", text(parameters.get("state")));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private static Object goodbye() {
        return new ModelAndView("signed-out");
    }
}

package dev.patchbay.oidc;

import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.SessionCookie;
import dev.patchbay.accounts.Sessions;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/**
 * Signing out: here, and when an app asks for it (OpenID Connect RP-Initiated Logout 1.0). Without proof that the app means
 * this very session the person is asked first; nobody is ever sent to an address that the app did not register.
 */
@Controller
class LogoutController {

    /** OpenID Connect RP-Initiated Logout 1.0 §2. */
    private static final List<String> PARAMETERS =
            List.of("id_token_hint", "logout_hint", "client_id", "post_logout_redirect_uri", "state", "ui_locales");

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final LogoutRequests requests;

    LogoutController(Sessions sessions, SessionCookie cookie, LogoutRequests requests) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.requests = requests;
    }

    @GetMapping(Issuer.END_SESSION)
    Object asked(
            Optional<Session> session, @RequestParam Map<String, String> parameters, HttpServletResponse response) {
        Optional<LogoutRequests.LogoutRequest> request = requests.read(parameters);
        if (request.isEmpty()) {
            return new ModelAndView("fault", Map.of("fault", "LOGOUT"), HttpStatus.BAD_REQUEST);
        }
        if (session.isPresent() && !request.get().means(session.get())) {
            String language = AuthorizationReader.language(parameters.get("ui_locales"));
            return language == null || parameters.containsKey("lang")
                    ? confirmation(parameters)
                    : Onward.redirect(again(parameters) + "&lang=" + language);
        }
        session.ifPresent(sessions::end);
        cookie.clear(response);
        return request.get().location().map(Onward::redirect).orElseGet(LogoutController::goodbye);
    }

    /** A browser sends no cookie with another site's form: the same is asked again with one. */
    @PostMapping(Issuer.END_SESSION)
    Object asked(@RequestParam Map<String, String> parameters) {
        return Onward.redirect(again(parameters));
    }

    private static String again(Map<String, String> parameters) {
        return Issuer.END_SESSION + "?"
                + PARAMETERS.stream()
                        .filter(parameters::containsKey)
                        .map(name -> name + "=" + UriUtils.encode(text(parameters.get(name)), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
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

package dev.patchbay.oidc;

import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.SessionCookie;
import dev.patchbay.accounts.SignIn;
import dev.patchbay.accounts.SignInAttempt;
import dev.patchbay.accounts.SignIns;
import dev.patchbay.accounts.SignUpPolicy;
import dev.patchbay.accounts.SignedInBy;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which people sign in. */
@Controller
class LoginController {

    private final SignIns signIns;
    private final SignUpPolicy signUps;
    private final SessionCookie cookie;

    LoginController(SignIns signIns, SignUpPolicy signUps, SessionCookie cookie) {
        this.signIns = signIns;
        this.signUps = signUps;
        this.cookie = cookie;
    }

    @GetMapping("/login")
    Object show(
            Optional<Session> session,
            @RequestParam(name = "return", required = false) @Nullable String back,
            @RequestParam(required = false) @Nullable String fresh,
            @RequestParam(defaultValue = "") String email) {
        var path = ReturnPath.orRoot(back);
        return session.isPresent() && fresh == null ? Onward.redirect(path.value()) : form(path, email, null);
    }

    @PostMapping("/login")
    Object signIn(
            Optional<Session> previous,
            @RequestParam(name = "return", required = false) @Nullable String back,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var path = ReturnPath.orRoot(back);
        var attempt = new SignInAttempt(
                email, Secret.of(password), SignedInBy.of(SignedInBy.Method.PASSWORD, request), previous);
        try {
            return switch (signIns.signIn(attempt)) {
                case SignIn.SignedIn signedIn -> {
                    cookie.set(response, signedIn.cookie());
                    yield Onward.to(path);
                }
                case SignIn.WrongCredentials _ -> form(path, email, HttpStatus.UNAUTHORIZED);
            };
        } catch (ProblemException refused) {
            return refusal(path, email, refused, response);
        }
    }

    private Object refusal(ReturnPath path, String email, ProblemException refused, HttpServletResponse response) {
        HttpStatus status = refused.problem().kind() == ProblemKind.TOO_MANY
                ? HttpStatus.TOO_MANY_REQUESTS
                : HttpStatus.SERVICE_UNAVAILABLE;
        Object wait = refused.members().get(ProblemException.RETRY_AFTER);
        if (wait != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, wait.toString());
        }
        return form(path, email, status).addObject("minutes", FormMistakes.minutes(refused));
    }

    private ModelAndView form(ReturnPath path, String email, @Nullable HttpStatus failure) {
        var page = new ModelAndView("login", failure == null ? HttpStatus.OK : failure)
                .addObject("returnPath", path.value())
                .addObject("email", email)
                .addObject("signUpOffered", signUps.offered());
        return failure == null ? page : page.addObject("failure", failure.name());
    }
}

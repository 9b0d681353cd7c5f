package dev.patchbay.oidc;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.SessionCookie;
import dev.patchbay.accounts.SignIn;
import dev.patchbay.accounts.SignedInBy;
import dev.patchbay.accounts.StepUp;
import dev.patchbay.accounts.StepUps;
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

/** The page on which somebody who is signed in proves once more who it is. */
@Controller
class StepUpPageController {

    private final StepUps stepUps;
    private final StepUp stepUp;
    private final Accounts accounts;
    private final SessionCookie cookie;

    StepUpPageController(StepUps stepUps, StepUp stepUp, Accounts accounts, SessionCookie cookie) {
        this.stepUps = stepUps;
        this.stepUp = stepUp;
        this.accounts = accounts;
        this.cookie = cookie;
    }

    @GetMapping("/step-up")
    Object show(Optional<Session> session, @RequestParam(name = "return", required = false) @Nullable String back) {
        var path = ReturnPath.orRoot(back);
        return session.<Object>map(found -> form(found, path, null)).orElseGet(() -> Onward.redirect(path.toLogin()));
    }

    @PostMapping("/step-up")
    Object prove(
            Optional<Session> session,
            @RequestParam(name = "return", required = false) @Nullable String back,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var path = ReturnPath.orRoot(back);
        if (session.isEmpty()) {
            return Onward.redirect(path.toLogin());
        }
        try {
            var by = SignedInBy.of(SignedInBy.Method.PASSWORD, request);
            return switch (stepUps.byPassword(session.get(), Secret.of(password), by)) {
                case SignIn.SignedIn again -> {
                    cookie.set(response, again.cookie());
                    yield Onward.to(path);
                }
                case SignIn.WrongCredentials _ -> form(session.get(), path, HttpStatus.UNAUTHORIZED);
            };
        } catch (ProblemException refused) {
            return refusal(session.get(), path, refused, response);
        }
    }

    private Object refusal(Session session, ReturnPath path, ProblemException refused, HttpServletResponse response) {
        if (refused.problem().kind() == ProblemKind.UNAUTHENTICATED) {
            return Onward.redirect(path.toLogin());
        }
        HttpStatus status = refused.problem().kind() == ProblemKind.TOO_MANY
                ? HttpStatus.TOO_MANY_REQUESTS
                : HttpStatus.SERVICE_UNAVAILABLE;
        Object wait = refused.members().get(ProblemException.RETRY_AFTER);
        if (wait != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, wait.toString());
        }
        return form(session, path, status);
    }

    private ModelAndView form(Session session, ReturnPath path, @Nullable HttpStatus failure) {
        var page = new ModelAndView("step-up", failure == null ? HttpStatus.OK : failure)
                .addObject("returnPath", path.value())
                .addObject("methods", stepUp.methods(session))
                .addObject(
                        "email",
                        accounts.find(session.account()).map(Account::email).orElse(""));
        return failure == null ? page : page.addObject("failure", failure.name());
    }
}

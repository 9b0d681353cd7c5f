package dev.patchbay.oidc;

import dev.patchbay.accounts.SessionCookie;
import dev.patchbay.accounts.SetUpLinks;
import dev.patchbay.accounts.SignIn;
import dev.patchbay.accounts.SignedInBy;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which the first operator is made, reached by the link from standard output. */
@Controller
class SetUpPageController {

    private final SetUpLinks links;
    private final SessionCookie cookie;

    SetUpPageController(SetUpLinks links, SessionCookie cookie) {
        this.links = links;
        this.cookie = cookie;
    }

    @GetMapping("/setup")
    ModelAndView show(@RequestParam(defaultValue = "") String token) {
        return links.valid(Secret.of(token)) ? form(token, "", "") : expired();
    }

    @PostMapping("/setup")
    Object setUp(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            SignIn.SignedIn signedIn = links.use(
                    Secret.of(token), name, email, Secret.of(password), SignedInBy.of(SignedInBy.Method.LINK, request));
            cookie.set(response, signedIn.cookie());
            return Onward.redirect("/");
        } catch (ProblemException refused) {
            return refused.problem().kind() == ProblemKind.GONE
                    ? expired()
                    : FormPages.refused(form(token, name, email), refused, response);
        }
    }

    private static ModelAndView form(String token, String name, String email) {
        return new ModelAndView("setup")
                .addObject("token", token)
                .addObject("name", name)
                .addObject("email", email)
                .addObject("mistakes", FormMistakes.none("name", "email", "password"));
    }

    private static ModelAndView expired() {
        return new ModelAndView("setup-expired", HttpStatus.GONE);
    }
}

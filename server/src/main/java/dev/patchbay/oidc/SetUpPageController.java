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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        return links.valid(Secret.of(token))
                ? form(token, "", "", Map.of(), HttpStatus.OK)
                : new ModelAndView("setup-expired", HttpStatus.GONE);
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
            if (refused.problem().kind() == ProblemKind.GONE) {
                return new ModelAndView("setup-expired", HttpStatus.GONE);
            }
            return form(token, name, email, mistakes(refused), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static ModelAndView form(
            String token, String name, String email, Map<String, String> mistakes, HttpStatus status) {
        return new ModelAndView(
                "setup", Map.of("token", token, "name", name, "email", email, "mistakes", mistakes), status);
    }

    /** What is wrong, by field; what concerns no field stands under the empty name. */
    private static Map<String, String> mistakes(ProblemException refused) {
        var mistakes = new HashMap<String, String>();
        if (refused.members().get("errors") instanceof List<?> errors) {
            for (Object error : errors) {
                if (error instanceof Map<?, ?> told) {
                    mistakes.put(String.valueOf(told.get("pointer")).substring(1), String.valueOf(told.get("message")));
                }
            }
        } else {
            mistakes.put("", refused.detail());
        }
        return mistakes;
    }
}

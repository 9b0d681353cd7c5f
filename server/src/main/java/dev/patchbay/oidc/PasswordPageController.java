package dev.patchbay.oidc;

import dev.patchbay.accounts.PasswordResets;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.PatchbaySettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages for those who forgot their password. */
@Controller
class PasswordPageController {

    private final PasswordResets resets;
    private final boolean development;

    PasswordPageController(PasswordResets resets, PatchbaySettings patchbay) {
        this.resets = resets;
        this.development = patchbay.development();
    }

    @GetMapping("/forgot")
    ModelAndView show(
            @RequestParam(name = "return", required = false) @Nullable String back,
            @RequestParam(defaultValue = "") String email) {
        return form(ReturnPath.orRoot(back), email);
    }

    @PostMapping("/forgot")
    ModelAndView ask(
            @RequestParam(name = "return", required = false) @Nullable String back,
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response) {
        var path = ReturnPath.orRoot(back);
        try {
            resets.ask(email, request.getRemoteAddr());
        } catch (ProblemException refused) {
            return FormPages.refused(form(path, email), refused, response);
        }
        return new ModelAndView("mail-sent")
                .addObject("page", "forgot")
                .addObject("email", email.strip())
                .addObject("returnPath", path.value())
                .addObject("development", development);
    }

    @GetMapping("/reset")
    ModelAndView opened(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return resets.valid(Secret.of(token), request.getRemoteAddr())
                ? newPassword(token)
                : FormPages.expired("reset", "/forgot");
    }

    @PostMapping("/reset")
    ModelAndView reset(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            resets.use(Secret.of(token), Secret.of(password), request.getRemoteAddr());
        } catch (ProblemException refused) {
            return refused.problem().kind() == ProblemKind.GONE
                    ? FormPages.expired("reset", "/forgot")
                    : FormPages.refused(newPassword(token), refused, response);
        }
        return FormPages.done("reset", "/login?fresh=1");
    }

    private static ModelAndView form(ReturnPath path, String email) {
        return new ModelAndView("forgot")
                .addObject("email", email)
                .addObject("returnPath", path.value())
                .addObject("mistakes", FormMistakes.none("email"));
    }

    private static ModelAndView newPassword(String token) {
        return new ModelAndView("reset").addObject("token", token).addObject("mistakes", FormMistakes.none("password"));
    }
}

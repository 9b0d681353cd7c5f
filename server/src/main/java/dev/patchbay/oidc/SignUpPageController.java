package dev.patchbay.oidc;

import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.SessionCookie;
import dev.patchbay.accounts.SignUpConfirmation;
import dev.patchbay.accounts.SignUpCookie;
import dev.patchbay.accounts.SignUpPolicy;
import dev.patchbay.accounts.SignUpRequest;
import dev.patchbay.accounts.SignUps;
import dev.patchbay.accounts.SignedInBy;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.PatchbaySettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The pages on which people make their own accounts. Opening the mailed link changes nothing, because programs that look
 * after mail open links too: a person presses the button.
 */
@Controller
class SignUpPageController {

    private static final String MISTAKES = "mistakes";

    private final SignUps signUps;
    private final SignUpPolicy policy;
    private final SignUpCookie signUpCookie;
    private final SessionCookie cookie;
    private final boolean development;

    SignUpPageController(
            SignUps signUps,
            SignUpPolicy policy,
            SignUpCookie signUpCookie,
            SessionCookie cookie,
            PatchbaySettings patchbay) {
        this.signUps = signUps;
        this.policy = policy;
        this.signUpCookie = signUpCookie;
        this.cookie = cookie;
        this.development = patchbay.development();
    }

    @GetMapping("/signup")
    ModelAndView show(
            @RequestParam(name = "return", required = false) @Nullable String back,
            @RequestParam(required = false) @Nullable String invitation,
            @RequestParam(defaultValue = "") String email) {
        return policy.offered() || invitation != null
                ? form(new Form("", email, "", invitation, back))
                : closed(ReturnPath.orRoot(back));
    }

    @PostMapping("/signup")
    ModelAndView signUp(
            @ModelAttribute Form form, Locale locale, HttpServletRequest request, HttpServletResponse response) {
        try {
            Secret browser = signUps.begin(new SignUpRequest(
                    text(form.name),
                    text(form.email),
                    Secret.of(text(form.password)),
                    locale,
                    form.invitation == null ? null : Secret.of(form.invitation),
                    new SignUpRequest.Journey(
                            form.returnPath().value(), request.getRemoteAddr(), signUpCookie.read(request))));
            signUpCookie.set(response, browser);
        } catch (ProblemException refused) {
            return FormPages.refused(form(form), refused, response);
        }
        return new ModelAndView("mail-sent")
                .addObject("page", "signup")
                .addObject("email", text(form.email).strip())
                .addObject("returnPath", form.returnPath().value())
                .addObject("development", development);
    }

    @GetMapping("/signup/confirm")
    ModelAndView opened(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return confirmation(token, request);
    }

    @PostMapping("/signup/confirm")
    Object confirm(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(required = false) @Nullable String password,
            Optional<Session> previous,
            HttpServletRequest request,
            HttpServletResponse response) {
        var confirmation = new SignUpConfirmation(
                Secret.of(token),
                signUpCookie.read(request),
                Optional.ofNullable(password).map(Secret::of),
                previous,
                SignedInBy.of(SignedInBy.Method.LINK, request));
        try {
            return switch (signUps.confirm(confirmation)) {
                case SignUpConfirmation.Confirmed confirmed -> {
                    cookie.set(response, confirmed.signedIn().cookie());
                    yield Onward.to(ReturnPath.orRoot(confirmed.returnPath()));
                }
                case SignUpConfirmation.PasswordNeeded needed -> passwordNeeded(token, needed.wrong(), request);
            };
        } catch (ProblemException refused) {
            return refused.problem().kind() == ProblemKind.GONE
                    ? FormPages.expired("signup", "/signup")
                    : FormPages.refused(confirmation(token, request), refused, response);
        }
    }

    private ModelAndView confirmation(String token, HttpServletRequest request) {
        return signUps.waiting(Secret.of(token), signUpCookie.read(request), request.getRemoteAddr())
                .map(waiting -> new ModelAndView("signup-confirm")
                        .addObject("token", token)
                        .addObject("email", waiting.email())
                        .addObject("passwordNeeded", waiting.passwordNeeded())
                        .addObject(MISTAKES, FormMistakes.none("password")))
                .orElseGet(() -> FormPages.expired("signup", "/signup"));
    }

    private ModelAndView passwordNeeded(String token, boolean wrong, HttpServletRequest request) {
        ModelAndView page = confirmation(token, request);
        if (page.getModel().get(MISTAKES) instanceof FormMistakes mistakes) {
            page.setStatus(HttpStatus.UNAUTHORIZED);
            page.addObject(MISTAKES, mistakes.with("password", wrong ? "wrong" : "needed"));
        }
        return page;
    }

    private static ModelAndView form(Form form) {
        return new ModelAndView("signup")
                .addObject("name", text(form.name))
                .addObject("email", text(form.email))
                .addObject("invitation", form.invitation)
                .addObject("returnPath", form.returnPath().value())
                .addObject(MISTAKES, FormMistakes.none("name", "email", "password"));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private static ModelAndView closed(ReturnPath back) {
        return new ModelAndView("signup-closed", HttpStatus.FORBIDDEN).addObject("returnPath", back.value());
    }

    /** What the form holds; the password is never shown again. */
    record Form(
            @Nullable String name,
            @Nullable String email,
            @Nullable String password,
            @Nullable String invitation,
            @BindParam("return") @Nullable String back) {

        ReturnPath returnPath() {
            return ReturnPath.orRoot(back);
        }

        @Override
        public String toString() {
            return "Form[]";
        }
    }
}

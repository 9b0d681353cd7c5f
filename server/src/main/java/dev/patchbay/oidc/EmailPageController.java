package dev.patchbay.oidc;

import dev.patchbay.accounts.EmailChanges;
import dev.patchbay.accounts.EmailUndos;
import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which people confirm an e-mail address, or take a change of it back. */
@Controller
class EmailPageController {

    private static final String CONFIRM = "/email/confirm";
    private static final String UNDO = "/email/undo";

    private final EmailChanges changes;
    private final EmailUndos undos;

    EmailPageController(EmailChanges changes, EmailUndos undos) {
        this.changes = changes;
        this.undos = undos;
    }

    /** Whoever is not signed in signs in first: the link is for one account alone. */
    @GetMapping(CONFIRM)
    Object opened(
            Optional<Session> session, @RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return session.<Object>map(found -> confirmation(token, found, request)).orElseGet(() -> toLogin(token));
    }

    @PostMapping(CONFIRM)
    Object confirm(
            Optional<Session> session,
            @RequestParam(defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (session.isEmpty()) {
            return toLogin(token);
        }
        try {
            changes.confirm(Secret.of(token), session.get(), request.getRemoteAddr());
        } catch (ProblemException refused) {
            return refused.problem().kind() == ProblemKind.GONE
                    ? FormPages.expired("email", "/")
                    : FormPages.refused(confirmation(token, session.get(), request), refused, response);
        }
        return FormPages.done("email", "/");
    }

    @GetMapping(UNDO)
    ModelAndView undoOpened(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return undoing(token, request);
    }

    @PostMapping(UNDO)
    ModelAndView undo(
            @RequestParam(defaultValue = "") String token, HttpServletRequest request, HttpServletResponse response) {
        try {
            undos.use(Secret.of(token), request.getRemoteAddr());
        } catch (ProblemException refused) {
            return refused.problem().kind() == ProblemKind.GONE
                    ? FormPages.expired("undo", "/forgot")
                    : FormPages.refused(undoing(token, request), refused, response);
        }
        return FormPages.done("undo", "/forgot");
    }

    private static Object toLogin(String token) {
        return Onward.redirect(ReturnPath.orRoot(CONFIRM + "?token=" + token).toLogin());
    }

    private ModelAndView confirmation(String token, Session session, HttpServletRequest request) {
        return changes.waiting(Secret.of(token), session, request.getRemoteAddr())
                .map(email -> page("email", CONFIRM, token, email))
                .orElseGet(() -> FormPages.expired("email", "/"));
    }

    private ModelAndView undoing(String token, HttpServletRequest request) {
        return undos.waiting(Secret.of(token), request.getRemoteAddr())
                .map(email -> page("undo", UNDO, token, email))
                .orElseGet(() -> FormPages.expired("undo", "/forgot"));
    }

    private static ModelAndView page(String words, String target, String token, String email) {
        return new ModelAndView("email-confirm")
                .addObject("page", words)
                .addObject("target", target)
                .addObject("token", token)
                .addObject("email", email)
                .addObject("mistakes", FormMistakes.none());
    }
}

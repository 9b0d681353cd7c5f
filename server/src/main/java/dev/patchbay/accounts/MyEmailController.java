package dev.patchbay.accounts;

import dev.patchbay.kernel.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The e-mail address of one's own account. */
@RestController
@RequestMapping("/api/me/email")
class MyEmailController {

    private final EmailChanges emails;
    private final StepUp stepUp;

    MyEmailController(EmailChanges emails, StepUp stepUp) {
        this.emails = emails;
        this.stepUp = stepUp;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    void ask(Session session, @RequestBody NewEmail wanted) {
        stepUp.require(session);
        emails.ask(session.account(), Objects.requireNonNullElse(wanted.email, ""));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(Session session) {
        emails.cancel(session.account());
    }

    @PostMapping("/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(Session session, @RequestBody MailedLink link, HttpServletRequest request) {
        emails.confirm(Secret.of(Objects.requireNonNullElse(link.token, "")), session, request.getRemoteAddr());
    }

    @PostMapping("/verification")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void askAgain(Session session) {
        emails.askAgain(session.account());
    }

    record NewEmail(@Nullable String email) {}

    record MailedLink(@Nullable String token) {}
}

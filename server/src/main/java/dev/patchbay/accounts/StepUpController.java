package dev.patchbay.accounts;

import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proving once more who one is, before what an unwatched browser must not do. */
@RestController
@RequestMapping("/api/me/step-up")
class StepUpController {

    private static final Allowance OPTIONS = new Allowance(60, Duration.ofMinutes(15), Duration.ofMinutes(15));

    private final StepUps stepUps;
    private final PasskeySignIns passkeys;
    private final Throttle throttle;
    private final SessionCookie cookie;
    private final SessionBody body;

    StepUpController(
            StepUps stepUps, PasskeySignIns passkeys, Throttle throttle, SessionCookie cookie, SessionBody body) {
        this.stepUps = stepUps;
        this.passkeys = passkeys;
        this.throttle = throttle;
        this.cookie = cookie;
        this.body = body;
    }

    @PostMapping
    SessionBody.Body byPassword(
            Session session, @RequestBody Proof proof, HttpServletRequest request, HttpServletResponse response) {
        if (proof.password == null) {
            throw InvalidRequest.of("/password", "This is needed.");
        }
        var by = SignedInBy.of(SignedInBy.Method.PASSWORD, request);
        return switch (stepUps.byPassword(session, Secret.of(proof.password), by)) {
            case SignIn.SignedIn again -> answer(again, response);
            case SignIn.WrongCredentials _ ->
                throw new ProblemException(AccountsProblem.WRONG_CREDENTIALS, "Check it and try again.");
        };
    }

    @PostMapping("/passkey/options")
    PasskeyOptions.Request options(Session session) {
        throttle.demand("passkey-options:account:" + session.account(), OPTIONS);
        return passkeys.stepUpOptions(session);
    }

    @PostMapping("/passkey")
    SessionBody.Body byPasskey(Session session, @RequestBody PasskeyAnswer answer, HttpServletResponse response) {
        return answer(passkeys.stepUp(answer.json(), session), response);
    }

    private SessionBody.Body answer(SignIn.SignedIn again, HttpServletResponse response) {
        cookie.set(response, again.cookie());
        return body.of(Optional.of(again.session()));
    }

    record Proof(@Nullable String password) {}
}

package dev.patchbay.accounts;

import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/session")
class SessionController {

    private final SignIns signIns;
    private final Sessions sessions;
    private final Entering entering;
    private final SessionCookie cookie;
    private final SessionBody body;

    SessionController(SignIns signIns, Sessions sessions, Entering entering, SessionCookie cookie, SessionBody body) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.entering = entering;
        this.cookie = cookie;
        this.body = body;
    }

    @GetMapping
    SessionBody.Body show(Optional<Session> session) {
        return body.of(session);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SessionBody.Body signIn(
            @RequestBody Credentials credentials,
            Optional<Session> previous,
            HttpServletRequest request,
            HttpServletResponse response) {
        var attempt = new SignInAttempt(
                credentials.present(credentials.email, "/email"),
                Secret.of(credentials.present(credentials.password, "/password")),
                SignedInBy.of(SignedInBy.Method.PASSWORD, request),
                previous);
        return switch (signIns.signIn(attempt)) {
            case SignIn.SignedIn signedIn -> {
                cookie.set(response, signedIn.cookie());
                yield body.of(Optional.of(signedIn.session()));
            }
            case SignIn.WrongCredentials _ ->
                throw new ProblemException(
                        AccountsProblem.WRONG_CREDENTIALS, "Check both and try again. Nothing was changed.");
        };
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(Session session, HttpServletResponse response) {
        sessions.end(session);
        cookie.clear(response);
    }

    /** Back from being a test member; whose own session is over meanwhile is signed out. */
    @PostMapping("/leave")
    SessionBody.Body leave(Session session, HttpServletResponse response) {
        Optional<SignIn.SignedIn> back = entering.leave(session);
        back.ifPresentOrElse(own -> cookie.set(response, own.cookie()), () -> cookie.clear(response));
        return body.of(back.map(SignIn.SignedIn::session));
    }

    @PutMapping("/organization")
    SessionBody.Body switchOrganization(Session session, @RequestBody Choice choice) {
        if (choice.organizationId == null) {
            throw InvalidRequest.of("/organizationId", "This is needed.");
        }
        return body.of(Optional.of(sessions.switchOrganization(session, OrganizationId.of(choice.organizationId))));
    }

    record Credentials(@Nullable String email, @Nullable String password) {

        private String present(@Nullable String value, String pointer) {
            if (value == null) {
                throw InvalidRequest.of(pointer, "This is needed.");
            }
            return value;
        }
    }

    record Choice(@Nullable String organizationId) {}
}

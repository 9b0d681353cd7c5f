package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.SessionId;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where one is signed in, and signing out there. */
@RestController
@RequestMapping("/api/me/sessions")
class SessionsController {

    private final SessionList sessions;
    private final SessionCookie cookie;
    private final Audit audit;
    private final TransactionTemplate transaction;

    SessionsController(SessionList sessions, SessionCookie cookie, Audit audit, TransactionTemplate transaction) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping
    OwnSessions list(Session session) {
        return new OwnSessions(sessions.of(session.account()).stream()
                .map(details -> OwnSession.of(details, session))
                .toList());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Session session, @PathVariable String id, HttpServletResponse response) {
        var ended = SessionId.of(id);
        transaction.executeWithoutResult(status -> {
            sessions.end(session.account(), ended);
            audit.record(new AuditEntry(session.account(), null, "session.ended", id));
        });
        if (ended.equals(session.id())) {
            cookie.clear(response);
        }
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOthers(Session session) {
        transaction.executeWithoutResult(status -> {
            sessions.endOthers(session);
            audit.record(new AuditEntry(
                    session.account(),
                    null,
                    "session.others-ended",
                    session.id().toString()));
        });
    }

    record OwnSessions(List<OwnSession> sessions) {}

    // a flat row of what the list shows
    record OwnSession(
            SessionId id,
            boolean current,
            String device,
            String browser,
            String address,
            String signedInBy,
            Instant signedInAt,
            Instant lastSeenAt) {

        static OwnSession of(SessionDetails details, Session session) {
            return new OwnSession(
                    details.id(),
                    details.id().equals(session.id()),
                    details.device(),
                    details.browser(),
                    details.address(),
                    details.method().word(),
                    details.times().signedInAt(),
                    details.times().lastSeenAt());
        }
    }
}

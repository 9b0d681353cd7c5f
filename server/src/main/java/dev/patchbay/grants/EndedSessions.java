package dev.patchbay.grants;

import dev.patchbay.accounts.SessionEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tokens die with the session that they came from. */
@Component
class EndedSessions {

    private final Revocations revocations;

    EndedSessions(Revocations revocations) {
        this.revocations = revocations;
    }

    @EventListener
    void on(SessionEnded ended) {
        revocations.sessionEnded(ended.session());
    }
}

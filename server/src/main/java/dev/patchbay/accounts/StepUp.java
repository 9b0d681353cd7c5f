package dev.patchbay.accounts;

import dev.patchbay.kernel.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Demands that somebody proved a short while ago who they are, before what an unwatched browser must not do. */
@Component
public class StepUp {

    private final Passkeys passkeys;
    private final AccountsSettings settings;
    private final Clock clock;

    StepUp(Passkeys passkeys, AccountsSettings settings, Clock clock) {
        this.passkeys = passkeys;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Demands a sign-in or step-up within {@code patchbay.accounts.step-up}.
     *
     * @throws ProblemException {@code step-up-required}; its member {@code methods} says how it can be done
     */
    public void require(Session session) {
        if (session.asTestMember()) {
            throw TestMemberBounds.refused();
        }
        if (!fresh(session)) {
            throw new ProblemException(
                    AccountsProblem.STEP_UP_REQUIRED,
                    "Nothing was changed. Show once more that it is you, then do it again.",
                    Map.of("methods", methods(session)));
        }
    }

    /** How this person can prove it: {@code password}, {@code passkey} or both. */
    public List<String> methods(Session session) {
        return passkeys.waysIn(session.account());
    }

    /** Whether nothing more would be asked at this moment. */
    public boolean fresh(Session session) {
        return !session.asTestMember()
                && session.authenticatedAt().plus(settings.stepUp()).isAfter(clock.instant());
    }
}

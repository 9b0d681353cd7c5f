package dev.patchbay.oidc;

import dev.patchbay.accounts.Session;
import dev.patchbay.grants.Decision;
import dev.patchbay.oidc.AuthorizationReading.Fault;
import dev.patchbay.oidc.AuthorizationRequest.Prompt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers the request of an app, with a person at the screen who is signed in or is to sign in. */
@Component
class Answering {

    private final Entrance entrance;
    private final Authorizations authorizations;
    private final PushedRequests pushed;
    private final AuthorizationPages pages;
    private final Clock clock;

    Answering(
            Entrance entrance,
            Authorizations authorizations,
            PushedRequests pushed,
            AuthorizationPages pages,
            Clock clock) {
        this.entrance = entrance;
        this.authorizations = authorizations;
        this.pushed = pushed;
        this.pages = pages;
        this.clock = clock;
    }

    /** A request that came from the app: asks what has to be asked, else answers. */
    Object first(AuthorizationRequest asked, Optional<Session> session, ReturnPath path, Screen screen) {
        if (session.isEmpty() || mustSignIn(asked, session.get())) {
            return signIn(asked, session, path, screen);
        }
        Session present = session.get();
        if (!isMeant(asked, present)) {
            return asked.silent() || asked.wishes().asked() != null
                    ? end(asked, asked.refuse("login_required", "Somebody else is signed in"), screen)
                    : signIn(asked, session, path, screen);
        }
        boolean choosing = asked.wants(Prompt.SELECT_ACCOUNT)
                && !asked.wishes().chosen()
                && !asked.wishes().askedSince(present.authenticatedAt());
        if (choosing) {
            remember(asked);
            return pages.choose(
                    asked, present, path.marked(AuthorizationReader.CHOSEN, "1"), signInAddress(asked, path));
        }
        return decide(asked, present, path, false, screen);
    }

    /** The same after the person agreed on our page. */
    Object agreed(AuthorizationRequest asked, Session session, ReturnPath path, Screen screen) {
        return mustSignIn(asked, session) || !isMeant(asked, session)
                ? Onward.redirect(path.value())
                : decide(asked, session, path, true, screen);
    }

    /** The same after the person did not agree. */
    Object declined(AuthorizationRequest asked, Screen screen) {
        return end(asked, asked.refuse("access_denied", "The person did not agree"), screen);
    }

    private Object decide(AuthorizationRequest asked, Session session, ReturnPath path, boolean agreed, Screen screen) {
        return switch (entrance.decide(asked.client().id(), session.account())) {
            case Decision.Refused refused -> {
                AuthorizationAnswer answer = asked.refuse("access_denied", "This person may not use the app");
                yield asked.silent() ? end(asked, answer, screen) : pages.refused(refused, answer, screen);
            }
            case Decision.Allowed allowed -> {
                if (!allowed.scopes().containsAll(asked.scopes())) {
                    yield end(
                            asked,
                            asked.refuse("invalid_scope", "The installation does not grant all of these scopes"),
                            screen);
                }
                if (!agreed && mustAgree(asked, session)) {
                    if (asked.silent()) {
                        yield end(asked, asked.refuse("interaction_required", "The person has to agree"), screen);
                    }
                    remember(asked);
                    yield pages.consent(asked, session, allowed, path);
                }
                yield end(asked, code(asked, session), screen);
            }
        };
    }

    /** The admin has agreed for the organization; the person is asked where the app wants it, or where the app stands elsewhere. */
    private boolean mustAgree(AuthorizationRequest asked, Session session) {
        return asked.wants(Prompt.CONSENT)
                || (asked.client().profile().announced()
                        && !authorizations.knows(asked.client().id(), session.account()));
    }

    private AuthorizationAnswer code(AuthorizationRequest asked, Session session) {
        var code = authorizations.issueCode(new Authorization(
                authorizations.nextId(),
                asked.client().id(),
                session.account(),
                session.id(),
                asked.scopes(),
                asked.reply().redirectUri(),
                false,
                asked.proof().codeChallenge(),
                asked.proof().nonce(),
                session.authenticatedAt()));
        return AuthorizationAnswer.code(asked.reply(), code.reveal());
    }

    private Object end(AuthorizationRequest asked, AuthorizationAnswer answer, Screen screen) {
        if (asked.pushed() != null && !pushed.spend(asked.pushed())) {
            return pages.fault(Fault.REQUEST_EXPIRED);
        }
        return pages.answer(answer, screen);
    }

    private Object signIn(AuthorizationRequest asked, Optional<Session> session, ReturnPath path, Screen screen) {
        if (asked.silent()) {
            return end(asked, asked.refuse("login_required", "Nobody is signed in"), screen);
        }
        remember(asked);
        boolean anySignIn = asked.wishes().prompts().isEmpty() && asked.wishes().maxAge() == null;
        return session.isEmpty() && anySignIn
                ? Onward.redirect(path.toLogin(asked.wishes()))
                : Onward.redirect(signInAddress(asked, path));
    }

    /** The page is shown also to somebody who is signed in; whoever signs in from now on has been asked. */
    private String signInAddress(AuthorizationRequest asked, ReturnPath path) {
        String now = String.valueOf(clock.millis());
        return path.marked(AuthorizationReader.ASKED, now).toLogin(asked.wishes());
    }

    private void remember(AuthorizationRequest asked) {
        if (asked.pushed() != null) {
            pushed.ask(asked.pushed());
        }
    }

    private boolean mustSignIn(AuthorizationRequest asked, Session session) {
        if (asked.wishes().askedSince(session.authenticatedAt())) {
            return false;
        }
        Duration maxAge = asked.wishes().maxAge();
        Instant now = clock.instant();
        return asked.wants(Prompt.LOGIN)
                || (maxAge != null && !session.authenticatedAt().plus(maxAge).isAfter(now));
    }

    private static boolean isMeant(AuthorizationRequest asked, Session session) {
        return asked.wishes().account() == null || asked.wishes().account().equals(session.account());
    }
}

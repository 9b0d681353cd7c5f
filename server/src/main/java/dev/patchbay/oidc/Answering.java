package dev.patchbay.oidc;

import dev.patchbay.accounts.Session;
import dev.patchbay.grants.Decision;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.oidc.AuthorizationReading.Fault;
import dev.patchbay.oidc.AuthorizationRequest.Prompt;
import dev.patchbay.oidc.ConsentDesk.Question;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Answers the request of an app, with a person at the screen who is signed in or is to sign in. */
@Component
class Answering {

    private final Entrance entrance;
    private final Authorizations authorizations;
    private final PushedRequests pushed;
    private final AuthorizationPages pages;
    private final ConsentDesk desk;
    private final SignInMarks marks;
    private final Clock clock;

    Answering(
            Entrance entrance,
            Authorizations authorizations,
            PushedRequests pushed,
            AuthorizationPages pages,
            ConsentDesk desk,
            SignInMarks marks,
            Clock clock) {
        this.entrance = entrance;
        this.authorizations = authorizations;
        this.pushed = pushed;
        this.pages = pages;
        this.desk = desk;
        this.marks = marks;
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
            case Decision.Refused refused -> refused(asked, refused, session, path, screen);
            case Decision.Allowed allowed
            when allowed.owner() != null -> ofOwner(asked, allowed, session, path, screen);
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
                yield end(asked, code(asked, session, asked.scopes()), screen);
            }
        };
    }

    private Object refused(
            AuthorizationRequest asked, Decision.Refused refused, Session session, ReturnPath path, Screen screen) {
        boolean own = asked.client().installation() == null;
        boolean absent =
                refused.reason() == Decision.Reason.NOT_INSTALLED || refused.reason() == Decision.Reason.UNINSTALLED;
        Optional<Question> question = own && absent ? question(asked, session) : Optional.empty();
        if (question.isPresent()) {
            return question.get().knows(asked.scopes())
                    ? toConsent(asked, question.get(), path, screen)
                    : end(asked, asked.refuse("invalid_scope", "The app does not ask people for all of these"), screen);
        }
        AuthorizationAnswer answer = asked.refuse("access_denied", "This person may not use the app");
        if (asked.silent()) {
            return end(asked, answer, screen);
        }
        if (own && refused.reason() == Decision.Reason.BEING_SET_UP) {
            remember(asked);
            return pages.beingSetUp(asked, path, screen);
        }
        return pages.refused(refused, answer, screen);
    }

    /**
     * Into what the person installed for themselves. What was allowed is enough; what the app asks besides is asked once, and what
     * the person did not give is left out: the token's answer says so (RFC 6749 §3.3).
     */
    private Object ofOwner(
            AuthorizationRequest asked, Decision.Allowed allowed, Session session, ReturnPath path, Screen screen) {
        Set<String> missing = new TreeSet<>(asked.scopes());
        missing.removeAll(allowed.scopes());
        boolean wantsPage = asked.wants(Prompt.CONSENT) && !asked.wishes().agreed();
        if (!missing.isEmpty() || wantsPage) {
            Optional<Question> question = question(asked, session);
            if (question.filter(found -> found.knows(missing)).isEmpty() && !missing.isEmpty()) {
                return end(
                        asked, asked.refuse("invalid_scope", "The app does not ask people for all of these"), screen);
            }
            if (question.isPresent() && (wantsPage || question.get().asksAnewFor(missing))) {
                return toConsent(asked, question.get(), path, screen);
            }
        }
        Set<String> scopes = new TreeSet<>(asked.scopes());
        scopes.retainAll(allowed.scopes());
        return scopes.isEmpty() && !asked.scopes().isEmpty()
                ? end(asked, asked.refuse("access_denied", "The person allows none of these"), screen)
                : end(asked, code(asked, session, scopes), screen);
    }

    /** Nothing where people cannot have the app: what is there goes on working, and nothing is asked. */
    private Optional<Question> question(AuthorizationRequest asked, Session session) {
        try {
            return Optional.of(desk.question(asked.client().integration(), session.account()));
        } catch (ProblemException unavailable) {
            return Optional.empty();
        }
    }

    private Object toConsent(AuthorizationRequest asked, Question question, ReturnPath path, Screen screen) {
        if (asked.silent()) {
            return end(asked, asked.refuse("consent_required", "The person has to agree"), screen);
        }
        remember(asked);
        return Onward.redirect(ConsentController.address(question.app().name(), path));
    }

    /** The admin has agreed for the organization; the person is asked where the app wants it, or where the app stands elsewhere. */
    private boolean mustAgree(AuthorizationRequest asked, Session session) {
        return asked.wants(Prompt.CONSENT)
                || (asked.client().profile().announced()
                        && !authorizations.knows(asked.client().id(), session.account()));
    }

    private AuthorizationAnswer code(AuthorizationRequest asked, Session session, Set<String> scopes) {
        var code = authorizations.issueCode(new Authorization(
                authorizations.nextId(),
                asked.client().id(),
                session.account(),
                session.id(),
                scopes,
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
        String mark = RequestParameters.of(path.parameters()).map(marks::mark).orElseThrow();
        return path.marked(AuthorizationReader.ASKED, mark).toLogin(asked.wishes());
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

package dev.patchbay.oidc;

import dev.patchbay.accounts.Session;
import dev.patchbay.grants.Decision;
import dev.patchbay.oidc.AuthorizationReading.Fault;
import dev.patchbay.oidc.AuthorizationRequest.Prompt;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * The authorization endpoint (RFC 6749 §3.1, OpenID Connect Core §3.1.2). Members of the organization that an app is
 * installed for are let through without a question, within what its admin granted; everybody else is refused.
 */
@Controller
class AuthorizationController {

    /** Somebody who signed in this recently has just been asked. */
    private static final Duration JUST_NOW = Duration.ofSeconds(15);

    private final AuthorizationReader reader;
    private final Entrance entrance;
    private final Authorizations authorizations;
    private final LaunchRequests launches;
    private final AuthorizationPages pages;
    private final Issuer issuer;
    private final Clock clock;

    AuthorizationController(
            AuthorizationReader reader,
            Entrance entrance,
            Authorizations authorizations,
            LaunchRequests launches,
            AuthorizationPages pages,
            Issuer issuer,
            Clock clock) {
        this.reader = reader;
        this.entrance = entrance;
        this.authorizations = authorizations;
        this.launches = launches;
        this.pages = pages;
        this.issuer = issuer;
        this.clock = clock;
    }

    @RequestMapping(
            path = Issuer.AUTHORIZATION,
            method = {RequestMethod.GET, RequestMethod.POST})
    Object authorize(Optional<Session> session, HttpServletRequest request) {
        return switch (reader.read(request.getParameterMap())) {
            case AuthorizationReading.Unusable(Fault fault) -> pages.fault(fault);
            case AuthorizationReading.Refused(AuthorizationAnswer answer) -> redirect(answer);
            case AuthorizationReading.Launched launched -> launch(launched, session);
            case AuthorizationReading.Asked(AuthorizationRequest asked) ->
                session.isEmpty() || stale(asked, session.get())
                        ? signIn(asked, request)
                        : answer(asked, session.get());
        };
    }

    private Object signIn(AuthorizationRequest asked, HttpServletRequest request) {
        if (asked.silent()) {
            return redirect(asked.refuse("login_required", "Nobody is signed in"));
        }
        return ReturnPath.ofRequest(request)
                .<Object>map(path -> redirect(path.toLogin()))
                .orElseGet(() -> pages.fault(Fault.TOO_LONG));
    }

    private boolean stale(AuthorizationRequest asked, Session session) {
        Instant now = clock.instant();
        boolean asksAgain =
                asked.prompts().contains(Prompt.LOGIN) || asked.prompts().contains(Prompt.SELECT_ACCOUNT);
        Duration maxAge = asksAgain ? Duration.ZERO : asked.maxAge();
        if (maxAge == null) {
            return false;
        }
        Duration allowed = maxAge.compareTo(JUST_NOW) < 0 ? JUST_NOW : maxAge;
        return session.authenticatedAt().plus(allowed).isBefore(now);
    }

    private Object answer(AuthorizationRequest asked, Session session) {
        return switch (entrance.decide(asked.client().id(), session.account())) {
            case Decision.Refused refused -> {
                AuthorizationAnswer answer = asked.refuse("access_denied", "This person may not use the app");
                yield asked.silent() ? redirect(answer) : pages.refused(refused, answer.location(issuer));
            }
            case Decision.Allowed allowed -> {
                if (asked.prompts().contains(Prompt.CONSENT)) {
                    yield redirect(
                            asked.refuse("access_denied", "An admin has consented for the organization already"));
                }
                if (!allowed.scopes().containsAll(asked.scopes())) {
                    yield redirect(
                            asked.refuse("invalid_scope", "The installation does not grant all of these scopes"));
                }
                yield redirect(code(asked, session));
            }
        };
    }

    private AuthorizationAnswer code(AuthorizationRequest asked, Session session) {
        var code = authorizations.issueCode(new Authorization(
                authorizations.nextId(),
                asked.client().id(),
                session.account(),
                session.id(),
                asked.scopes(),
                asked.redirectUri(),
                false,
                asked.codeChallenge(),
                asked.nonce(),
                session.authenticatedAt()));
        return AuthorizationAnswer.code(asked.redirectUri(), asked.state(), code.reveal());
    }

    private Object launch(AuthorizationReading.Launched launched, Optional<Session> session) {
        Optional<LaunchRequests.Taken> taken =
                session.flatMap(present -> launches.take(launched.requestUri(), launched.client(), present));
        if (taken.isEmpty()) {
            return pages.fault(Fault.LAUNCH_EXPIRED);
        }
        Session present = session.orElseThrow();
        return switch (entrance.decide(launched.client().id(), present.account())) {
            case Decision.Refused refused -> pages.refused(refused, null);
            case Decision.Allowed allowed -> {
                if (!allowed.installed().id().equals(taken.get().installation())) {
                    yield pages.fault(Fault.LAUNCH_EXPIRED);
                }
                yield redirect(launchCode(launched, allowed, present, taken.get()));
            }
        };
    }

    private AuthorizationAnswer launchCode(
            AuthorizationReading.Launched launched,
            Decision.Allowed allowed,
            Session session,
            LaunchRequests.Taken taken) {
        String registered =
                launched.client().redirectUris().stream().sorted().findFirst().orElseThrow();
        String redirectUri = LaunchRedirect.of(registered, allowed.organization());
        var code = authorizations.issueCode(new Authorization(
                authorizations.nextId(),
                launched.client().id(),
                session.account(),
                session.id(),
                allowed.scopes(),
                redirectUri,
                true,
                null,
                null,
                session.authenticatedAt()));
        return AuthorizationAnswer.code(redirectUri, taken.target().value(), code.reveal());
    }

    private ResponseEntity<Void> redirect(AuthorizationAnswer answer) {
        return redirect(answer.location(issuer));
    }

    private static ResponseEntity<Void> redirect(String location) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, location)
                .build();
    }
}

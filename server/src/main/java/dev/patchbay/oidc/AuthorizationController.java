package dev.patchbay.oidc;

import dev.patchbay.accounts.Session;
import dev.patchbay.grants.Decision;
import dev.patchbay.oidc.AuthorizationReading.Fault;
import dev.patchbay.oidc.AuthorizationRequest.Mode;
import dev.patchbay.oidc.AuthorizationRequest.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The authorization endpoint (RFC 6749 §3.1, OpenID Connect Core §3.1.2). Members of the organization that an app is
 * installed for are let through without a question, within what its admin granted; everybody else is refused.
 */
@Controller
class AuthorizationController {

    private final AuthorizationReader reader;
    private final Answering answering;
    private final Entrance entrance;
    private final Authorizations authorizations;
    private final LaunchRequests launches;
    private final AuthorizationPages pages;

    AuthorizationController(
            AuthorizationReader reader,
            Answering answering,
            Entrance entrance,
            Authorizations authorizations,
            LaunchRequests launches,
            AuthorizationPages pages) {
        this.reader = reader;
        this.answering = answering;
        this.entrance = entrance;
        this.authorizations = authorizations;
        this.launches = launches;
        this.pages = pages;
    }

    @GetMapping(Issuer.AUTHORIZATION)
    Object authorize(Optional<Session> session, HttpServletRequest request, HttpServletResponse response) {
        return switch (reader.read(request.getParameterMap())) {
            case AuthorizationReading.Unusable(Fault fault) -> pages.fault(fault);
            case AuthorizationReading.Refused(AuthorizationAnswer answer) -> pages.answer(answer, Screen.of(response));
            case AuthorizationReading.Launched launched -> launch(launched, session, Screen.of(response));
            case AuthorizationReading.Asked(AuthorizationRequest asked) ->
                ReturnPath.ofRequest(request.getParameterMap())
                        .map(path -> answering.first(asked, session, path, Screen.of(response)))
                        .orElseGet(() -> pages.fault(Fault.TOO_LONG));
        };
    }

    /** A browser sends no cookie with another site's form: the same is asked again with one. */
    @PostMapping(Issuer.AUTHORIZATION)
    Object authorize(HttpServletRequest request) {
        if (RequestParameters.of(request.getParameterMap()).isEmpty()) {
            return pages.fault(Fault.REPEATED_PARAMETER);
        }
        return ReturnPath.ofRequest(request.getParameterMap())
                .<Object>map(path -> Onward.redirect(path.value()))
                .orElseGet(() -> pages.fault(Fault.TOO_LONG));
    }

    /** What the person answered on our page; the edge has seen to it that the form was ours. */
    @PostMapping(path = "/consent", params = "request")
    Object consent(
            Optional<Session> session,
            @RequestParam String request,
            @RequestParam(defaultValue = "") String decision,
            HttpServletResponse response) {
        var screen = new Screen(response, true);
        ReturnPath path = ReturnPath.orRoot(request);
        return switch (reader.read(path.parameters())) {
            case AuthorizationReading.Asked(AuthorizationRequest asked) -> {
                if (session.isEmpty()) {
                    yield Onward.redirect(path.value());
                }
                yield decision.equals("allow")
                        ? answering.agreed(asked, session.get(), path, screen)
                        : answering.declined(asked, screen);
            }
            case AuthorizationReading.Unusable(Fault fault) -> pages.fault(fault);
            default -> pages.fault(Fault.REQUEST_EXPIRED);
        };
    }

    private Object launch(AuthorizationReading.Launched launched, Optional<Session> session, Screen screen) {
        Optional<LaunchRequests.Taken> taken =
                session.flatMap(present -> launches.take(launched.requestUri(), launched.client(), present));
        if (taken.isEmpty()) {
            return pages.fault(Fault.LAUNCH_EXPIRED);
        }
        Session present = session.orElseThrow();
        return switch (entrance.decide(launched.client().id(), present.account())) {
            case Decision.Refused refused -> pages.refused(refused, null, screen);
            case Decision.Allowed allowed -> {
                if (!allowed.installed().id().equals(taken.get().installation())) {
                    yield pages.fault(Fault.LAUNCH_EXPIRED);
                }
                yield pages.answer(launchCode(launched, allowed, present, taken.get()), screen);
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
        // only an organization's client is launched
        String redirectUri = LaunchRedirect.of(registered, Objects.requireNonNull(allowed.organization()));
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
        return AuthorizationAnswer.code(new Reply(redirectUri, taken.target().value(), Mode.QUERY), code.reveal());
    }
}

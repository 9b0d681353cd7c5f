package dev.patchbay.oidc;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.Member;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.Session;
import dev.patchbay.grants.Decision;
import dev.patchbay.grants.Scopes;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.oidc.AuthorizationReading.Fault;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What a person sees at the authorization endpoint, if anything: questions, the way on, or why there is none and whom to ask. */
@Component
class AuthorizationPages {

    private static final int SECONDS = 2;

    private final Organizations organizations;
    private final Accounts accounts;
    private final Scopes scopes;
    private final AppTitles titles;
    private final Issuer issuer;

    AuthorizationPages(Organizations organizations, Accounts accounts, Scopes scopes, AppTitles titles, Issuer issuer) {
        this.organizations = organizations;
        this.accounts = accounts;
        this.scopes = scopes;
        this.titles = titles;
        this.issuer = issuer;
    }

    /** The request itself is wrong; nothing in it is trusted, least of all an address to go to. */
    ModelAndView fault(Fault fault) {
        var page = new ModelAndView("fault", HttpStatus.BAD_REQUEST);
        page.addObject("fault", fault.name());
        return page;
    }

    /** Brings the answer to the app: by a redirect, or by a form that the browser sends. */
    Object answer(AuthorizationAnswer answer, Screen screen) {
        if (answer.posted()) {
            allowForm(answer, screen);
            return new ModelAndView("form-post")
                    .addObject("target", answer.reply().redirectUri())
                    .addObject("fields", answer.fields(issuer));
        }
        return screen.afterForm()
                ? Onward.page(answer.location(issuer))
                : ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, answer.location(issuer))
                        .build();
    }

    /**
     * The person may not come in.
     *
     * @param answer how the app is told, if it waits for an answer
     */
    ModelAndView refused(Decision.Refused refused, @Nullable AuthorizationAnswer answer, Screen screen) {
        var model = new HashMap<String, Object>();
        model.put("reason", refused.reason().name());
        model.put("admins", admins(refused));
        if (answer != null && answer.posted()) {
            allowForm(answer, screen);
            model.put("target", answer.reply().redirectUri());
            model.put("fields", answer.fields(issuer));
        } else if (answer != null) {
            model.put("back", answer.location(issuer));
        }
        return new ModelAndView("refused", model, HttpStatus.FORBIDDEN);
    }

    /** The app is not ready yet for the person who has just installed it; the browser asks again by itself. */
    ModelAndView beingSetUp(AuthorizationRequest asked, ReturnPath again, Screen screen) {
        screen.response().setHeader("Refresh", SECONDS + ";url=" + again.value());
        return new ModelAndView("being-set-up").addObject("app", title(asked)).addObject("onward", again.value());
    }

    /** Whether to go on with the account that is signed in ({@code prompt=select_account}). */
    ModelAndView choose(AuthorizationRequest asked, Session session, ReturnPath onward, String another) {
        Account account = accounts.find(session.account()).orElseThrow();
        return new ModelAndView("choose-account")
                .addObject("app", title(asked))
                .addObject("name", account.name())
                .addObject("email", account.email())
                .addObject("onward", onward.value())
                .addObject("another", another);
    }

    /** Whether the app may know what it asks for. */
    ModelAndView consent(AuthorizationRequest asked, Session session, Decision.Allowed allowed, ReturnPath request) {
        Account account = accounts.find(session.account()).orElseThrow();
        Locale locale = LocaleContextHolder.getLocale();
        List<Asked> wanted = asked.scopes().stream()
                .sorted()
                .flatMap(name -> scopes.find(name).stream())
                .map(scope ->
                        new Asked(scope.title().in(locale), scope.sentence().in(locale)))
                .toList();
        return new ModelAndView("consent")
                .addObject("app", title(asked))
                .addObject("host", URI.create(asked.reply().redirectUri()).getAuthority())
                .addObject("name", account.name())
                .addObject("email", account.email())
                .addObject(
                        "organization",
                        Optional.ofNullable(allowed.organization())
                                .flatMap(organization -> organizations.membership(organization, session.account()))
                                .map(membership -> membership.organization().displayName())
                                .orElse(""))
                .addObject("scopes", wanted)
                .addObject("request", request.value());
    }

    private String title(AuthorizationRequest asked) {
        return titles.title(asked.client().integration())
                .orElseGet(() -> URI.create(asked.reply().redirectUri()).getHost());
    }

    /**
     * The form leads to the app alone, and so may its answer; the referrer names our origin, without which browsers say
     * {@code Origin: null} and the app could not tell us from a stranger.
     */
    private static void allowForm(AuthorizationAnswer answer, Screen screen) {
        URI target = URI.create(answer.reply().redirectUri());
        screen.response()
                .setHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none';"
                                + " frame-ancestors 'none'; form-action 'self' " + target.getScheme() + "://"
                                + target.getRawAuthority());
        screen.response().setHeader("Referrer-Policy", "strict-origin");
    }

    private List<String> admins(Decision.Refused refused) {
        OrganizationId organization = refused.organization();
        return organization == null
                ? List.of()
                : organizations.admins(organization).stream().map(Member::name).toList();
    }

    /** What the app asks for, in the reader's language. */
    record Asked(String title, String sentence) {}
}

package dev.patchbay.oidc;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.Slug;
import dev.patchbay.oidc.ConsentDesk.Question;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page on which a person agrees to what an app may do for them, or to more of it: a page and a transaction of Patchbay's own.
 * It may stand between an app's request for a sign-in and its answer, to which it then leads back.
 */
@Controller
class ConsentController {

    private static final String PATH = "/consent";

    private final ConsentDesk desk;
    private final Accounts accounts;
    private final AuthorizationReader reader;
    private final Answering answering;

    ConsentController(ConsentDesk desk, Accounts accounts, AuthorizationReader reader, Answering answering) {
        this.desk = desk;
        this.accounts = accounts;
        this.reader = reader;
        this.answering = answering;
    }

    /** The page's address, for a request that waits for what is agreed to there. */
    static String address(Slug integration, ReturnPath back) {
        return PATH + "?integration=" + integration + "&return=" + ReturnPath.encode(back.value());
    }

    @GetMapping(PATH)
    Object show(
            Optional<Session> session,
            @RequestParam(defaultValue = "") String integration,
            @RequestParam(name = "return", required = false) @Nullable String back,
            Locale locale,
            HttpServletResponse response) {
        Slug name = name(integration);
        IntegrationId app = require(name, session);
        Waiting waiting = waiting(app, back);
        if (session.isEmpty()) {
            return signIn(name, waiting);
        }
        Session present = session.get();
        Question question = desk.question(app, present.account());
        waiting.allowForm(response);
        return new ConsentPage(question, locale).first(account(present), waiting.back, waiting.host());
    }

    /** The person's answer; the edge has seen to it that the form was ours. The same once more changes nothing. */
    @PostMapping(path = PATH, params = "integration")
    Object answer(Optional<Session> session, @ModelAttribute Form form, Locale locale, HttpServletResponse response) {
        Slug name = name(form.integration == null ? "" : form.integration);
        IntegrationId app = require(name, session);
        Waiting waiting = waiting(app, form.back);
        if (session.isEmpty()) {
            return signIn(name, waiting);
        }
        if (!"allow".equals(form.decision)) {
            var screen = new Screen(response, true);
            return waiting.request
                    .map(asked -> answering.declined(asked, screen))
                    .orElseGet(() -> Onward.to(waiting.back));
        }
        return agreed(app, form, session.get(), waiting, locale)
                .<Object>map(page -> {
                    waiting.allowForm(response);
                    return page;
                })
                .orElseGet(() -> waiting.request.isPresent()
                        ? Onward.to(waiting.back.marked(AuthorizationReader.AGREED, "1"))
                        : Onward.redirect("/apps/" + name));
    }

    /** A request that waits asks for a sign-in by itself. */
    private static Object signIn(Slug name, Waiting waiting) {
        return Onward.redirect(
                waiting.request.isPresent()
                        ? waiting.back.value()
                        : ReturnPath.orRoot(address(name, waiting.back)).toLogin());
    }

    /** Nothing when it is done, else the page once more, with what is asked by now. */
    private Optional<ModelAndView> agreed(
            IntegrationId app, Form form, Session session, Waiting waiting, Locale locale) {
        Set<String> ticked = form.scope == null ? Set.of() : Set.copyOf(form.scope);
        String version = form.version == null ? "" : form.version;
        try {
            desk.agree(app, new ConsentDesk.Answer(version, ticked, locale), session.account());
            return Optional.empty();
        } catch (ProblemException refused) {
            if (refused.problem().kind() != ProblemKind.INVALID) {
                throw refused;
            }
            Question now = desk.question(app, session.account());
            return Optional.of(new ConsentPage(now, locale)
                    .again(account(session), waiting.back, waiting.host(), ticked, form.shown));
        }
    }

    /** Where the person goes on afterwards: a request of this app's own client, or a path of ours; of others nothing is taken. */
    private Waiting waiting(IntegrationId app, @Nullable String back) {
        ReturnPath path = ReturnPath.orRoot(back);
        if (path.parameters().isEmpty()) {
            return new Waiting(path, Optional.empty());
        }
        return reader.read(path.parameters()) instanceof AuthorizationReading.Asked(AuthorizationRequest asked)
                        && asked.client().installation() == null
                        && asked.client().integration().equals(app)
                ? new Waiting(path, Optional.of(asked))
                : new Waiting(ReturnPath.orRoot(null), Optional.empty());
    }

    private IntegrationId require(Slug name, Optional<Session> session) {
        return desk.find(name, session.map(Session::account)).orElseThrow(ConsentController::unknown);
    }

    private static Slug name(String text) {
        try {
            return Slug.of(text);
        } catch (ProblemException | IllegalArgumentException malformed) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(KernelProblem.NOT_FOUND, "There is no such app.");
    }

    private Account account(Session session) {
        return accounts.find(session.account()).orElseThrow();
    }

    private record Waiting(ReturnPath back, Optional<AuthorizationRequest> request) {

        /** Where the app is that waits, as people read it. */
        @Nullable
        String host() {
            return request.map(asked -> URI.create(asked.reply().redirectUri()).getAuthority())
                    .orElse(null);
        }

        /** Browsers count the way on to the app as part of sending the form. */
        void allowForm(HttpServletResponse response) {
            String policy = response.getHeader("Content-Security-Policy");
            if (policy != null && request.isPresent()) {
                URI target = URI.create(request.get().reply().redirectUri());
                response.setHeader(
                        "Content-Security-Policy",
                        policy.replace(
                                "form-action 'self'",
                                "form-action 'self' " + target.getScheme() + "://" + target.getRawAuthority()));
            }
        }
    }

    /** What the form holds. */
    record Form(
            @Nullable String integration,
            @BindParam("return") @Nullable String back,
            @Nullable String version,
            @Nullable String shown,
            @Nullable Set<String> scope,
            @Nullable String decision) {}
}

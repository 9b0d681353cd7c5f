package dev.patchbay.policy;

import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.Session;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Page;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.RequestId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Members ask their admins for apps; the admins answer. An installation answers everybody who waits for that app. */
@Component
public class Requests {

    /** The longest message and answer, in characters. */
    public static final int LONGEST_TEXT = 500;

    private final RequestTable table;
    private final Organizations organizations;
    private final Permissions permissions;
    private final Catalog catalog;
    private final Audit audit;
    private final ApplicationEventPublisher news;
    private final Ids ids;
    private final Clock clock;

    Requests(
            RequestTable table,
            Organizations organizations,
            Permissions permissions,
            Catalog catalog,
            Audit audit,
            ApplicationEventPublisher news,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.organizations = organizations;
        this.permissions = permissions;
        this.catalog = catalog;
        this.audit = audit;
        this.news = news;
        this.ids = ids;
        this.clock = clock;
    }

    /** A request, and whether it is new: who asks twice has asked once. */
    public record Asked(AppRequest request, boolean fresh) {}

    /**
     * Asks for an app.
     *
     * @throws ProblemException {@code not-found} when the account is no member; {@code invalid-request}
     */
    @Transactional
    public Asked ask(
            OrganizationId organization, IntegrationId integration, Session session, @Nullable String message) {
        permissions.requireMember(organization, session);
        @Nullable String said = text("/message", message);
        var wanted = new AppRequest(
                new RequestId(ids.next()),
                organization,
                integration,
                session.account(),
                said,
                RequestState.OPEN,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                null,
                null);
        boolean fresh = table.insert(wanted);
        if (fresh) {
            record(session.account(), wanted, "request.made");
            news.publishEvent(new AppRequested(wanted.id(), organization, integration, session.account()));
        }
        return new Asked(
                table.findOpen(organization, integration, session.account()).orElse(wanted), fresh);
    }

    /**
     * A request, for whoever made it and for the admins.
     *
     * @throws ProblemException {@code not-found} for everybody else
     */
    public AppRequest require(RequestId id, Session session) {
        return table.find(id).filter(found -> mayRead(found, session)).orElseThrow(Requests::unknown);
    }

    private boolean mayRead(AppRequest request, Session session) {
        return organizations
                .membership(request.organization(), session.account())
                .filter(membership ->
                        membership.role().canAdminister() || request.account().equals(session.account()))
                .isPresent();
    }

    /**
     * Requests of an organization, newest first: all for its admins, one's own for everybody else.
     *
     * @param state those in this state, or null for all
     * @param integration those for this app, or null for all
     */
    public Page<AppRequest> page(
            OrganizationId organization,
            Session session,
            @Nullable RequestState state,
            @Nullable IntegrationId integration,
            @Nullable Cursor after,
            int limit) {
        boolean all = permissions.requireMember(organization, session).role().canAdminister();
        return table.page(
                new RequestTable.Wanted(organization, all ? null : session.account(), state, integration),
                after,
                limit);
    }

    /** Answers everybody who waits for an app that has just been installed. */
    @Transactional
    public void approve(
            OrganizationId organization, IntegrationId integration, AccountId actor, @Nullable String answer) {
        for (AppRequest open : table.findOpen(organization, integration)) {
            answer(open, RequestState.APPROVED, actor, answer);
        }
    }

    /**
     * Denies a request.
     *
     * @param reason what the member is told
     * @throws ProblemException {@code not-found}; {@code only-admins}; {@code request-answered}; {@code invalid-request}
     */
    @Transactional
    public AppRequest deny(RequestId id, Session session, @Nullable String reason) {
        AppRequest request = require(id, session);
        permissions.requireAdmin(request.organization(), session);
        new InvalidRequest().text("/reason", reason, LONGEST_TEXT).orThrow();
        return answer(request, RequestState.DENIED, session.account(), text("/reason", reason));
    }

    /**
     * Takes one's own request back.
     *
     * @throws ProblemException {@code not-found} for anybody else's; {@code request-answered}
     */
    @Transactional
    public AppRequest withdraw(RequestId id, Session session) {
        AppRequest request = table.find(id)
                .filter(found -> found.account().equals(session.account()))
                .orElseThrow(Requests::unknown);
        return answer(request, RequestState.WITHDRAWN, session.account(), null);
    }

    /** The words, unless there are none. */
    public static @Nullable String text(String pointer, @Nullable String words) {
        if (words == null || words.isBlank()) {
            return null;
        }
        new InvalidRequest().text(pointer, words, LONGEST_TEXT).orThrow();
        return words.strip();
    }

    private AppRequest answer(AppRequest request, RequestState state, AccountId actor, @Nullable String answer) {
        AppRequest answered = new AppRequest(
                request.id(),
                request.organization(),
                request.integration(),
                request.account(),
                request.message(),
                state,
                request.askedAt(),
                actor,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                answer);
        if (!table.close(answered)) {
            throw new ProblemException(
                    PolicyProblem.REQUEST_ANSWERED, "Nothing was changed. Load the page again to read the answer.");
        }
        record(actor, answered, "request." + state.word());
        if (state != RequestState.WITHDRAWN) {
            news.publishEvent(new RequestAnswered(answered, actor));
        }
        return answered;
    }

    private void record(AccountId actor, AppRequest request, String action) {
        audit.record(new AuditEntry(
                actor,
                request.organization(),
                action,
                catalog.get(request.integration()).name().value()));
    }

    private static ProblemException unknown() {
        return new ProblemException(KernelProblem.NOT_FOUND, "There is no request with this id.");
    }
}

package dev.patchbay.storefront;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.Viewer;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Page;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.RequestId;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import dev.patchbay.policy.AppRequest;
import dev.patchbay.policy.PolicyProblem;
import dev.patchbay.policy.RequestState;
import dev.patchbay.policy.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Members ask for apps; admins answer. */
@RestController
@RequestMapping("/api/requests")
class RequestController {

    private static final Allowance PER_ACCOUNT = new Allowance(20, Duration.ofHours(1), Duration.ofHours(1));

    private final Requests requests;
    private final Approving approving;
    private final Installs installs;
    private final KnownListings listings;
    private final Catalog catalog;
    private final Accounts accounts;
    private final ChosenOrganization chosen;
    private final Throttle throttle;

    RequestController(
            Requests requests,
            Approving approving,
            Installs installs,
            KnownListings listings,
            Catalog catalog,
            Accounts accounts,
            ChosenOrganization chosen,
            Throttle throttle) {
        this.requests = requests;
        this.approving = approving;
        this.installs = installs;
        this.listings = listings;
        this.catalog = catalog;
        this.accounts = accounts;
        this.chosen = chosen;
        this.throttle = throttle;
    }

    @GetMapping
    RequestList list(
            Session session,
            @RequestParam(required = false) @Nullable String organizationId,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String integration,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        Membership membership = chosen.require(session, organizationId);
        @Nullable
        IntegrationId app = integration == null
                ? null
                : listings.require(integration, session).id();
        Page<AppRequest> page = requests.page(
                membership.organization().id(),
                session,
                state == null ? null : state(state),
                app,
                Cursor.given(after, 1),
                limit);
        return new RequestList(bodies(page.items()), page.next());
    }

    @PostMapping
    ResponseEntity<AppRequestBody> ask(Session session, @RequestBody NewRequest wanted) {
        if (wanted.integration == null || wanted.integration.isBlank()) {
            throw InvalidRequest.of("/integration", "Name the app you ask for, such as customer-service.");
        }
        Membership membership = chosen.require(session, wanted.organizationId);
        Listing listing = listings.require(wanted.integration, session);
        requireNeed(listing, membership);
        throttle.demand("app-request:account:" + session.account(), PER_ACCOUNT);
        Requests.Asked asked = requests.ask(membership.organization().id(), listing.id(), session, wanted.message);
        return ResponseEntity.status(asked.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(body(asked.request()));
    }

    @PostMapping("/{id}/approve")
    AppRequestBody approve(Session session, @PathVariable String id, @RequestBody Approval approval) {
        return body(approving.approve(RequestId.of(id), session, Requests.text("/answer", approval.answer)));
    }

    @PostMapping("/{id}/deny")
    AppRequestBody deny(Session session, @PathVariable String id, @RequestBody Denial denial) {
        return body(requests.deny(RequestId.of(id), session, denial.reason));
    }

    @DeleteMapping("/{id}")
    AppRequestBody withdraw(Session session, @PathVariable String id) {
        return body(requests.withdraw(RequestId.of(id), session));
    }

    private void requireNeed(Listing listing, Membership membership) {
        Viewer viewer = installs.viewer(listing.id(), membership.organization().id(), membership.account());
        if (viewer.canManage()) {
            throw new ProblemException(
                    PolicyProblem.REQUEST_NOT_NEEDED,
                    "You are an admin yourself: install or remove the app as you like.");
        }
        if (viewer.installation().filter(found -> !found.uninstalled()).isPresent()) {
            throw new ProblemException(
                    PolicyProblem.REQUEST_NOT_NEEDED,
                    "Your organization has this app. If you cannot open it, ask one of: "
                            + String.join(", ", viewer.admins()) + ".");
        }
        if (!listing.published() || !listing.openTo(membership.organization().id())) {
            throw KnownListings.unknown(listing.name().value());
        }
    }

    private static RequestState state(String word) {
        return Arrays.stream(RequestState.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.of("/state", "A state is open, approved, denied or withdrawn."));
    }

    private AppRequestBody body(AppRequest request) {
        return bodies(List.of(request)).getFirst();
    }

    private List<AppRequestBody> bodies(List<AppRequest> found) {
        List<AccountId> people = found.stream()
                .flatMap(request -> Stream.of(request.account(), request.answeredBy()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<AccountId, String> names =
                accounts.find(people).stream().collect(Collectors.toMap(Account::id, Account::name));
        return found.stream().map(request -> body(request, names)).toList();
    }

    private AppRequestBody body(AppRequest request, Map<AccountId, String> names) {
        Listing listing = catalog.get(request.integration());
        AccountId answeredBy = request.answeredBy();
        return new AppRequestBody(
                request.id(),
                new InstallationBody.Integration(listing.name().value(), listing.displayName(), listing.icon()),
                request.organization(),
                new InstallationBody.Person(request.account(), names.getOrDefault(request.account(), "")),
                request.message(),
                request.state().word(),
                request.askedAt(),
                answeredBy == null ? null : new InstallationBody.Person(answeredBy, names.getOrDefault(answeredBy, "")),
                request.answeredAt(),
                request.answer());
    }

    record RequestList(
            List<AppRequestBody> requests, @Nullable Cursor next) {}

    /**
     * What to ask for.
     *
     * @param integration the listing's name
     * @param organizationId the session's current organization when absent
     * @param message why, at most 500 characters
     */
    record NewRequest(
            @Nullable String integration,
            @Nullable String organizationId,
            @Nullable String message) {}

    /** @param answer a word to those who asked, at most 500 characters */
    record Approval(@Nullable String answer) {}

    /** @param reason what the member is told, at most 500 characters */
    record Denial(@Nullable String reason) {}

    /** A request as people see it. */
    record AppRequestBody(
            RequestId id,
            InstallationBody.Integration integration,
            OrganizationId organizationId,
            InstallationBody.Person requestedBy,
            @Nullable String message,
            String state,
            Instant requestedAt,
            InstallationBody.@Nullable Person answeredBy,
            @Nullable Instant answeredAt,
            @Nullable String answer) {}
}

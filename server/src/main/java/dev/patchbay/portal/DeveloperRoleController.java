package dev.patchbay.portal;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.Developers;
import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.StepUp;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import dev.patchbay.platform.Platform;
import dev.patchbay.platform.PlatformSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Becoming a developer: by saying so, or by asking the operators, as they chose. */
@RestController
class DeveloperRoleController {

    private static final Allowance ASKING = new Allowance(10, Duration.ofHours(1), Duration.ofHours(1));
    private static final int LONGEST_REASON = 1_000;

    private final Developers developers;
    private final DeveloperRequests requests;
    private final PlatformSettings platform;
    private final Permissions permissions;
    private final StepUp stepUp;
    private final Accounts accounts;
    private final Throttle throttle;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    DeveloperRoleController(
            Developers developers,
            DeveloperRequests requests,
            PlatformSettings platform,
            Permissions permissions,
            StepUp stepUp,
            Accounts accounts,
            Throttle throttle,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.developers = developers;
        this.requests = requests;
        this.platform = platform;
        this.permissions = permissions;
        this.stepUp = stepUp;
        this.accounts = accounts;
        this.throttle = throttle;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
    }

    @GetMapping("/api/developer/role")
    DeveloperRole show(Session session) {
        if (developers.isOne(session.account())) {
            return DeveloperRole.GRANTED;
        }
        return requests.waits(session.account()) ? DeveloperRole.ASKED : DeveloperRole.NONE;
    }

    @PostMapping("/api/developer/role")
    DeveloperRole ask(Session session) {
        if (developers.isOne(session.account())) {
            return DeveloperRole.GRANTED;
        }
        throttle.demand("portal:role:" + session.account(), ASKING);
        return Objects.requireNonNull(transaction.execute(status -> ask(session.account())));
    }

    private DeveloperRole ask(AccountId account) {
        if (platform.newest().developers() == Platform.Developers.OPEN) {
            developers.make(account, account);
            requests.remove(account);
            return DeveloperRole.GRANTED;
        }
        accounts.hold(account);
        if (requests.add(account)) {
            audit.record(new AuditEntry(account, null, "developer.asked", account.toString()));
            events.publishEvent(new DeveloperAsked(account));
        }
        return DeveloperRole.ASKED;
    }

    @GetMapping("/api/console/developers")
    WaitingDevelopers waiting(Session session) {
        permissions.requireOperator(session);
        var waiting = requests.all();
        Map<AccountId, Account> people =
                accounts
                        .find(waiting.stream()
                                .map(DeveloperRequests.Request::account)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Account::id, Function.identity()));
        return new WaitingDevelopers(waiting.stream()
                .filter(request -> people.containsKey(request.account()))
                .map(request -> {
                    Account person = Objects.requireNonNull(people.get(request.account()));
                    return new WaitingDeveloper(person.id(), person.name(), person.email(), request.askedAt());
                })
                .toList());
    }

    @PostMapping("/api/console/developers/{id}/approve")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void approve(Session session, @PathVariable String id) {
        permissions.requireOperator(session);
        stepUp.require(session);
        var account = AccountId.of(id);
        transaction.executeWithoutResult(status -> {
            requireOne(requests.remove(account));
            developers.make(account, session.account());
        });
    }

    @PostMapping("/api/console/developers/{id}/deny")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deny(Session session, @PathVariable String id, @RequestBody DeveloperDenial denial) {
        permissions.requireOperator(session);
        new InvalidRequest().text("/reason", denial.reason, LONGEST_REASON).orThrow();
        String reason = Objects.requireNonNull(denial.reason).strip();
        var account = AccountId.of(id);
        transaction.executeWithoutResult(status -> {
            requireOne(requests.remove(account));
            audit.record(new AuditEntry(
                    session.account(), null, "developer.denied", account.toString(), Map.of("reason", reason)));
            events.publishEvent(new DeveloperDenied(account, session.account(), reason));
        });
    }

    private static void requireOne(boolean waited) {
        if (!waited) {
            throw new ProblemException(
                    KernelProblem.NOT_FOUND, "Nothing was changed. This person does not wait for an answer any more.");
        }
    }

    /** @param state {@code granted}, {@code asked}: an operator decides, or {@code none} */
    record DeveloperRole(String state) {

        static final DeveloperRole GRANTED = new DeveloperRole("granted");
        static final DeveloperRole ASKED = new DeveloperRole("asked");
        static final DeveloperRole NONE = new DeveloperRole("none");
    }

    /** @param developers the longest waiting first */
    record WaitingDevelopers(List<WaitingDeveloper> developers) {}

    record WaitingDeveloper(AccountId id, String name, String email, Instant askedAt) {}

    /** @param reason which the person reads */
    record DeveloperDenial(@Nullable String reason) {}
}

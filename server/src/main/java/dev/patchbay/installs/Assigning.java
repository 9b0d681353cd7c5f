package dev.patchbay.installs;

import dev.patchbay.accounts.Member;
import dev.patchbay.accounts.MemberPages;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.grants.Revocations;
import dev.patchbay.installs.AccessChanged.Change;
import dev.patchbay.kernel.AccountId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Decides who may use an installation; always within the caller's transaction, which holds the installation's row. */
@Component
class Assigning {

    private final InstallationStore store;
    private final Assignments assignments;
    private final MemberPages members;
    private final Revocations revocations;
    private final Audit audit;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Assigning(
            InstallationStore store,
            Assignments assignments,
            MemberPages members,
            Revocations revocations,
            Audit audit,
            ApplicationEventPublisher news,
            Clock clock) {
        this.store = store;
        this.assignments = assignments;
        this.members = members;
        this.revocations = revocations;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    /** Whoever installs an app administers it. */
    void makeAppAdmin(Installation installation, AccountId account) {
        Access before = assignments
                .find(installation.id(), account)
                .map(Assignment::access)
                .orElse(Access.NONE);
        save(installation, account, new Access(true, true, before.permissions()), account);
    }

    /**
     * Gives the installation another policy. Under the narrower one everybody who was not let in by name loses the app at
     * once: all tokens of before are dead by one new epoch, however many members there are.
     */
    Installation policy(Installation installation, AccessPolicy policy, AccountId actor) {
        if (installation.accessPolicy() == policy) {
            return installation;
        }
        Map<AccountId, Assignment> decided = assignments.all(installation.id());
        List<Change> changes = members.all(installation.requireOrganization()).stream()
                .filter(member -> !decided.containsKey(member.account()))
                .map(member -> change(member, Access.of(installation.accessPolicy(), null), Access.of(policy, null)))
                .toList();
        boolean narrower = policy == AccessPolicy.ASSIGNED;
        Installation changed = installation.with(policy, narrower ? installation.epoch() + 1 : installation.epoch());
        store.save(changed);
        if (narrower) {
            revocations.accessNarrowed(
                    changed.id(),
                    changed.clientId(),
                    changed.epoch(),
                    decided.values().stream()
                            .filter(assignment -> assignment.access().canAccess())
                            .map(Assignment::account)
                            .collect(Collectors.toUnmodifiableSet()));
        }
        record(actor, changed, "access.policy-changed", Map.of("policy", policy.word()));
        tell(changed, actor, changes);
        return changed;
    }

    /** Decides about one member, in place of the policy. */
    void decide(Installation installation, Member member, Access wanted, AccountId actor) {
        Access before = of(installation, member.account());
        save(installation, member.account(), wanted, actor);
        changed(installation, member, before, wanted, actor);
    }

    /** Leaves the member to the policy. */
    void reset(Installation installation, Member member, AccountId actor) {
        Access before = of(installation, member.account());
        assignments.remove(installation.id(), member.account());
        changed(installation, member, before, Access.of(installation.accessPolicy(), null), actor);
    }

    /** Whoever has access has none from now on, by their own wish; an admin may give it back. */
    void giveUp(Installation installation, Member member) {
        if (of(installation, member.account()).canAccess()) {
            decide(installation, member, Access.NONE, member.account());
        }
    }

    /** The app's tokens of the member die, and what could renew them; the member may sign in to it again. */
    void signOut(Installation installation, AccountId account) {
        revocations.accessEnded(installation.id(), installation.clientId(), account);
        record(account, installation, "app.signed-out", Map.of());
        news.publishEvent(new Disconnected(installation.id(), account));
    }

    Access of(Installation installation, AccountId account) {
        return Access.of(
                installation.accessPolicy(),
                assignments.find(installation.id(), account).orElse(null));
    }

    private void changed(Installation installation, Member member, Access before, Access after, AccountId actor) {
        if (before.equals(after)) {
            return;
        }
        if (before.canAccess() && !after.canAccess()) {
            revocations.accessEnded(installation.id(), installation.clientId(), member.account());
        }
        Map<String, String> detail = new HashMap<>();
        detail.put("account", member.account().toString());
        detail.put("canAccess", String.valueOf(after.canAccess()));
        detail.put("isAdmin", String.valueOf(after.isAdmin()));
        detail.put("permissions", String.join(" ", after.permissions()));
        record(actor, installation, "access.changed", detail);
        tell(installation, actor, List.of(change(member, before, after)));
    }

    private static Change change(Member member, Access before, Access after) {
        return new Change(member.account(), member.role(), before, after);
    }

    private void tell(Installation installation, @Nullable AccountId actor, List<Change> changes) {
        if (!changes.isEmpty()) {
            news.publishEvent(new AccessChanged(installation.id(), actor, changes));
        }
    }

    private void save(Installation installation, AccountId account, Access access, AccountId actor) {
        assignments.save(
                installation.id(),
                new Assignment(account, access, actor, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private void record(AccountId actor, Installation installation, String action, Map<String, String> detail) {
        Map<String, String> more = new HashMap<>(detail);
        more.put("installationId", installation.id().toString());
        audit.record(new AuditEntry(
                actor, installation.organization(), action, installation.name().value(), more));
    }
}

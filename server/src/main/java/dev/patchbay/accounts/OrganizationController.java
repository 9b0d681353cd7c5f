package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/organizations")
class OrganizationController {

    private static final Allowance PER_ACCOUNT = new Allowance(10, Duration.ofHours(1), Duration.ofHours(1));

    private final Organizations organizations;
    private final OrganizationChanges changes;
    private final MemberPages pages;
    private final Accounts accounts;
    private final Permissions permissions;
    private final StepUp stepUp;
    private final Throttle throttle;

    OrganizationController(
            Organizations organizations,
            OrganizationChanges changes,
            MemberPages pages,
            Accounts accounts,
            Permissions permissions,
            StepUp stepUp,
            Throttle throttle) {
        this.organizations = organizations;
        this.changes = changes;
        this.pages = pages;
        this.accounts = accounts;
        this.permissions = permissions;
        this.stepUp = stepUp;
        this.throttle = throttle;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OrganizationBody create(Session session, @RequestBody NewOrganization wanted) {
        var mistakes =
                new InvalidRequest().text("/name", wanted.name, 63).text("/displayName", wanted.displayName, 100);
        mistakes.orThrow();
        Slug name = Slug.of(Objects.requireNonNull(wanted.name));
        AccountId owner = ownerFor(session, wanted);
        if (!permissions.isOperator(session)) {
            throttle.demand("new-organization:account:" + session.account(), PER_ACCOUNT);
        }
        Organization made =
                organizations.create(name, Objects.requireNonNull(wanted.displayName), owner, session.account());
        return new OrganizationBody(made.id(), made.name().value(), made.displayName(), OrganizationRole.OWNER.word());
    }

    private AccountId ownerFor(Session session, NewOrganization wanted) {
        if (wanted.ownerId == null) {
            return session.account();
        }
        var owner = AccountId.of(wanted.ownerId);
        if (!owner.equals(session.account())) {
            permissions.requireOperator(session);
        }
        if (accounts.find(owner).isEmpty()) {
            throw new ProblemException(KernelProblem.NOT_FOUND, "There is no account with the id of the owner.");
        }
        return owner;
    }

    @GetMapping("/{id}")
    OrganizationDetails show(Session session, @PathVariable String id) {
        Membership membership = permissions.requireMember(OrganizationId.of(id), session);
        OrganizationBody body = OrganizationBody.of(membership);
        return new OrganizationDetails(body.id(), body.name(), body.displayName(), body.role(), pages.count(body.id()));
    }

    @PatchMapping("/{id}")
    OrganizationBody rename(Session session, @PathVariable String id, @RequestBody NewDisplayName wanted) {
        var organization = OrganizationId.of(id);
        changes.rename(organization, Objects.requireNonNullElse(wanted.displayName, ""), session.account());
        return OrganizationBody.of(permissions.requireMember(organization, session));
    }

    @PostMapping("/{id}/leave")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(Session session, @PathVariable String id) {
        var organization = OrganizationId.of(id);
        permissions.requireMember(organization, session);
        organizations.removeMember(organization, session.account(), session.account());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(Session session, @PathVariable String id, @RequestBody TypedName typed) {
        var organization = OrganizationId.of(id);
        permissions.requireMember(organization, session);
        stepUp.require(session);
        changes.close(organization, Objects.requireNonNullElse(typed.name, ""), session.account());
    }

    record NewDisplayName(@Nullable String displayName) {}

    record TypedName(@Nullable String name) {}

    record NewOrganization(
            @Nullable String name,
            @Nullable String displayName,
            @Nullable String ownerId) {}

    record OrganizationDetails(OrganizationId id, String name, String displayName, String role, int memberCount) {}
}

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
import org.springframework.web.bind.annotation.GetMapping;
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
    private final Accounts accounts;
    private final Permissions permissions;
    private final Throttle throttle;

    OrganizationController(Organizations organizations, Accounts accounts, Permissions permissions, Throttle throttle) {
        this.organizations = organizations;
        this.accounts = accounts;
        this.permissions = permissions;
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
        return new OrganizationDetails(
                body.id(),
                body.name(),
                body.displayName(),
                body.role(),
                organizations.members(body.id()).size());
    }

    record NewOrganization(
            @Nullable String name,
            @Nullable String displayName,
            @Nullable String ownerId) {}

    record OrganizationDetails(OrganizationId id, String name, String displayName, String role, int memberCount) {}
}

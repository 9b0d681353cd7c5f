package dev.patchbay.installs;

import dev.patchbay.accounts.Organizations;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.OrganizationId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may use what at this moment, asked of many at once; the same that {@link InstallationView#canOpen} says of one. */
@Component
public class Admission {

    private final InstallationStore store;
    private final Assignments assignments;
    private final Organizations organizations;

    Admission(InstallationStore store, Assignments assignments, Organizations organizations) {
        this.store = store;
        this.assignments = assignments;
        this.organizations = organizations;
    }

    /** That somebody uses an installation. */
    public record Use(InstallationId installation, AccountId account) {}

    /** Those of these that are admitted, each with its installation; nothing is told of the others. */
    public Map<Use, Installation> admitted(Collection<Use> asked) {
        Map<InstallationId, Installation> active = active(asked);
        List<Use> possible = asked.stream()
                .filter(use -> active.containsKey(use.installation()))
                .toList();
        Map<OrganizationId, Set<AccountId>> members = members(possible, active);
        Assignments.Decided decided = decided(possible);
        Map<Use, Installation> admitted = new HashMap<>();
        for (Use use : possible) {
            Installation installation = Objects.requireNonNull(active.get(use.installation()));
            if (isAdmitted(use.account(), installation, members, decided)) {
                admitted.put(use, installation);
            }
        }
        return admitted;
    }

    private static boolean isAdmitted(
            AccountId account,
            Installation installation,
            Map<OrganizationId, Set<AccountId>> members,
            Assignments.Decided decided) {
        OrganizationId organization = installation.organization();
        if (organization == null) {
            return account.equals(installation.owner());
        }
        return members.getOrDefault(organization, Set.of()).contains(account)
                && Access.of(
                                installation.accessPolicy(),
                                decided.of(installation.id()).get(account))
                        .canAccess();
    }

    private Map<InstallationId, Installation> active(Collection<Use> asked) {
        return store.find(asked.stream().map(Use::installation).collect(Collectors.toSet())).stream()
                .filter(installation -> installation.status() == Status.ACTIVE)
                .collect(Collectors.toMap(Installation::id, installation -> installation));
    }

    private Map<OrganizationId, Set<AccountId>> members(
            List<Use> uses, Map<InstallationId, Installation> installations) {
        Set<OrganizationId> asked = new HashSet<>();
        Set<AccountId> accounts = new HashSet<>();
        for (Use use : uses) {
            OrganizationId organization = Objects.requireNonNull(installations.get(use.installation()))
                    .organization();
            if (organization != null) {
                asked.add(organization);
                accounts.add(use.account());
            }
        }
        return asked.isEmpty() ? Map.of() : organizations.membersAmong(asked, accounts);
    }

    private Assignments.Decided decided(List<Use> uses) {
        return uses.isEmpty()
                ? new Assignments.Decided(Map.of())
                : assignments.of(
                        uses.stream().map(Use::installation).collect(Collectors.toSet()),
                        uses.stream().map(Use::account).collect(Collectors.toSet()));
    }
}

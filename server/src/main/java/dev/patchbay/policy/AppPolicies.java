package dev.patchbay.policy;

import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.Session;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which apps organizations allow their admins to install. */
@Component
public class AppPolicies {

    private final AppPolicyTable table;
    private final Organizations organizations;
    private final Permissions permissions;
    private final Catalog catalog;
    private final Audit audit;
    private final Clock clock;

    AppPolicies(
            AppPolicyTable table,
            Organizations organizations,
            Permissions permissions,
            Catalog catalog,
            Audit audit,
            Clock clock) {
        this.table = table;
        this.organizations = organizations;
        this.permissions = permissions;
        this.catalog = catalog;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A policy to be.
     *
     * @param rule {@code all}, {@code verified} or {@code listed}
     * @param allow names of apps that may be installed whatever the rule says, at most {@link PolicyNames#MOST}
     * @param deny names of apps that may not, as many
     * @param version of the policy that was read; null to change whatever is there
     */
    public record NewAppPolicy(
            @Nullable String rule,
            @Nullable List<@Nullable String> allow,
            @Nullable List<@Nullable String> deny,
            @Nullable Long version) {}

    /** What counts for an organization at the moment. */
    public AppPolicy of(OrganizationId organization) {
        return table.find(organization);
    }

    /**
     * Demands that an organization may install an app.
     *
     * @throws ProblemException {@code not-allowed-here} with {@code rule}: {@code denied}, {@code not-verified} or
     *     {@code not-listed}
     */
    public void requireAllowed(OrganizationId organization, Listing listing) {
        of(organization).refusal(listing).ifPresent(refusal -> {
            String name = organizations
                    .find(organization)
                    .map(found -> found.displayName())
                    .orElse("your organization");
            throw new ProblemException(
                    PolicyProblem.NOT_ALLOWED_HERE,
                    "Nothing was installed. " + listing.displayName() + " " + refusal.why() + ". An admin of " + name
                            + " has to change its list of allowed apps first.",
                    Map.of("rule", refusal.word()));
        });
    }

    /**
     * Changes what may be installed from now on. What is installed stays.
     *
     * @throws ProblemException {@code not-found}; {@code only-admins}; {@code invalid-request}, for unknown apps with their place in
     *     the list; {@code policy-changed}
     */
    @Transactional
    public AppPolicy change(OrganizationId organization, Session session, NewAppPolicy wanted) {
        permissions.requireAdmin(organization, session);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AppPolicy before = table.findForUpdate(organization, now);
        var mistakes = new InvalidRequest();
        AppRule rule = rule(wanted.rule, mistakes);
        var names = new PolicyNames(catalog, organization, before, mistakes);
        List<Listing> allowed = names.read("/allow", wanted.allow);
        List<Listing> denied = names.read("/deny", wanted.deny);
        mistakes.orThrow();
        if (wanted.version != null && wanted.version != before.version()) {
            throw new ProblemException(
                    PolicyProblem.POLICY_CHANGED,
                    "Nothing was changed. Load the page again to see what counts now.",
                    Map.of("version", before.version()));
        }
        var after = new AppPolicy(before.version() + 1, rule, PolicyNames.ids(allowed), PolicyNames.ids(denied));
        table.save(organization, after, now);
        record(organization, session, before, after);
        return after;
    }

    private static AppRule rule(@Nullable String word, InvalidRequest mistakes) {
        return AppRule.of(Objects.requireNonNullElse(word, "")).orElseGet(() -> {
            mistakes.error("/rule", "Choose all, verified or listed.");
            return AppRule.ALL;
        });
    }

    private void record(OrganizationId organization, Session session, AppPolicy before, AppPolicy after) {
        Map<String, String> detail = new HashMap<>();
        detail.put("from", before.rule().word());
        detail.put("to", after.rule().word());
        PolicyNames.difference(catalog, before.allowed(), after.allowed())
                .ifPresent(text -> detail.put("allowed", text));
        PolicyNames.difference(catalog, before.denied(), after.denied()).ifPresent(text -> detail.put("denied", text));
        audit.record(new AuditEntry(
                session.account(), organization, "policy.changed", after.rule().word(), detail));
    }
}

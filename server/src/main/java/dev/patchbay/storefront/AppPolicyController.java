package dev.patchbay.storefront;

import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.policy.AppPolicies;
import dev.patchbay.policy.AppPolicies.NewAppPolicy;
import dev.patchbay.policy.AppPolicy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which apps an organization allows: its members read it, its admins decide. */
@RestController
@RequestMapping("/api/organizations/{id}/app-policy")
class AppPolicyController {

    private final AppPolicies policies;
    private final Permissions permissions;
    private final Installs installs;
    private final Catalog catalog;

    AppPolicyController(AppPolicies policies, Permissions permissions, Installs installs, Catalog catalog) {
        this.policies = policies;
        this.permissions = permissions;
        this.installs = installs;
        this.catalog = catalog;
    }

    @GetMapping
    AppPolicyBody show(Session session, @PathVariable String id) {
        var organization = OrganizationId.of(id);
        boolean admin = permissions.requireMember(organization, session).role().canAdminister();
        return body(organization, policies.of(organization), admin);
    }

    @PutMapping
    AppPolicyBody change(Session session, @PathVariable String id, @RequestBody NewAppPolicy wanted) {
        var organization = OrganizationId.of(id);
        return body(organization, policies.change(organization, session, wanted), true);
    }

    private AppPolicyBody body(OrganizationId organization, AppPolicy policy, boolean admin) {
        List<Installation> installed = admin ? installs.living(organization) : List.of();
        Map<IntegrationId, Listing> listings = new HashMap<>();
        catalog.find(Stream.of(
                                policy.allowed().stream(),
                                policy.denied().stream(),
                                installed.stream().map(Installation::integration))
                        .flatMap(ids -> ids)
                        .distinct()
                        .toList())
                .forEach(listing -> listings.put(listing.id(), listing));
        return new AppPolicyBody(
                policy.version(),
                policy.rule().word(),
                names(policy.allowed(), listings),
                names(policy.denied(), listings),
                Stream.concat(policy.allowed().stream(), policy.denied().stream())
                        .map(listings::get)
                        .filter(Objects::nonNull)
                        .map(listing -> named(listing, organization))
                        .sorted((one, other) -> one.displayName().compareToIgnoreCase(other.displayName()))
                        .toList(),
                installed.stream()
                        .map(installation -> kept(installation, listings, policy))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static List<String> names(Collection<IntegrationId> ids, Map<IntegrationId, Listing> listings) {
        return ids.stream()
                .map(listings::get)
                .filter(Objects::nonNull)
                .map(listing -> listing.name().value())
                .sorted()
                .toList();
    }

    /** Of what was private only afterwards, the name that somebody wrote down here. */
    private static NamedApp named(Listing listing, OrganizationId organization) {
        String name = listing.name().value();
        return listing.knownTo(organization)
                ? new NamedApp(name, listing.displayName(), listing.icon())
                : new NamedApp(name, name, null);
    }

    private static @Nullable KeptApp kept(
            Installation installation, Map<IntegrationId, Listing> listings, AppPolicy policy) {
        Listing listing = listings.get(installation.integration());
        if (listing == null) {
            return null;
        }
        return policy.refusal(listing)
                .map(refusal -> new KeptApp(
                        installation.id(),
                        listing.name().value(),
                        listing.displayName(),
                        listing.icon(),
                        refusal.word()))
                .orElse(null);
    }

    /**
     * Which apps an organization allows.
     *
     * @param version counts the changes
     * @param rule {@code all}, {@code verified} or {@code listed}: what counts for apps that no list names
     * @param allow names of apps that may be installed whatever the rule says
     * @param deny names of apps that may not
     * @param apps what both lists name, as people call it
     * @param notAllowed for admins: what is installed and stays, but could not be installed any more
     */
    record AppPolicyBody(
            long version,
            String rule,
            List<String> allow,
            List<String> deny,
            List<NamedApp> apps,
            List<KeptApp> notAllowed) {}

    /** An app that a list names. */
    record NamedApp(
            String name, String displayName, @Nullable String icon) {}

    /**
     * An app that is installed and not allowed any more.
     *
     * @param rule {@code denied}, {@code not-verified} or {@code not-listed}
     */
    record KeptApp(
            InstallationId id,
            String name,
            String displayName,
            @Nullable String icon,
            String rule) {}
}

package dev.patchbay.policy;

import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.Tier;
import dev.patchbay.kernel.IntegrationId;
import java.util.Optional;
import java.util.Set;

/**
 * Which apps an organization may install. What it denies is denied, what it allows is allowed, and the rule decides about the
 * rest. It asks nothing of what is installed already, nor of what people install for themselves.
 *
 * @param version counts its changes; 0 while it was never changed
 */
public record AppPolicy(long version, AppRule rule, Set<IntegrationId> allowed, Set<IntegrationId> denied) {

    static final AppPolicy OPEN = new AppPolicy(0, AppRule.ALL, Set.of(), Set.of());

    public AppPolicy {
        allowed = Set.copyOf(allowed);
        denied = Set.copyOf(denied);
    }

    /** Why the app must not be installed; empty when it may. */
    public Optional<Refusal> refusal(Listing listing) {
        if (denied.contains(listing.id())) {
            return Optional.of(Refusal.DENIED);
        }
        if (allowed.contains(listing.id())) {
            return Optional.empty();
        }
        return switch (rule) {
            case ALL -> Optional.empty();
            case VERIFIED -> listing.tier() == Tier.UNVERIFIED ? Optional.of(Refusal.NOT_VERIFIED) : Optional.empty();
            case LISTED -> Optional.of(Refusal.NOT_LISTED);
        };
    }

    boolean names(IntegrationId integration) {
        return allowed.contains(integration) || denied.contains(integration);
    }
}

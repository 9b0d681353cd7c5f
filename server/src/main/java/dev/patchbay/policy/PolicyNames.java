package dev.patchbay.policy;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Slug;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the names in a policy; an app stands in one list, once. */
class PolicyNames {

    /** The longest list. */
    static final int MOST = 200;

    /** As many names are written down of one change. */
    private static final int TOLD = 20;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,62}");

    private final Catalog catalog;
    private final OrganizationId organization;
    private final AppPolicy before;
    private final InvalidRequest mistakes;
    private final Set<IntegrationId> named = new HashSet<>();

    PolicyNames(Catalog catalog, OrganizationId organization, AppPolicy before, InvalidRequest mistakes) {
        this.catalog = catalog;
        this.organization = organization;
        this.before = before;
        this.mistakes = mistakes;
    }

    List<Listing> read(String pointer, @Nullable List<@Nullable String> names) {
        if (names == null || names.size() > MOST) {
            mistakes.error(pointer, "Name the apps, at most " + MOST + "; none with an empty list.");
            return List.of();
        }
        List<Listing> found = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            String place = pointer + "/" + index;
            Optional<Listing> listing = listing(names.get(index));
            if (listing.isEmpty()) {
                mistakes.error(place, "unknown-app", "No app of this name is offered here.");
            } else if (named.add(listing.get().id())) {
                found.add(listing.get());
            } else {
                mistakes.error(place, "named-twice", listing.get().name() + " is named twice.");
            }
        }
        return found;
    }

    /** What the organization may not know of is not there, unless it is named already. */
    private Optional<Listing> listing(@Nullable String name) {
        return Optional.ofNullable(name)
                .filter(text -> NAME.matcher(text).matches())
                .flatMap(text -> catalog.find(Slug.of(text)))
                .filter(listing -> listing.knownTo(organization) || before.names(listing.id()));
    }

    static Set<IntegrationId> ids(Collection<Listing> listings) {
        return listings.stream().map(Listing::id).collect(Collectors.toUnmodifiableSet());
    }

    /** What came and what went, such as {@code +bot, -crm}; empty when it is the same. */
    static Optional<String> difference(Catalog catalog, Set<IntegrationId> before, Set<IntegrationId> after) {
        List<IntegrationId> changed = Stream.concat(before.stream(), after.stream())
                .filter(id -> before.contains(id) != after.contains(id))
                .toList();
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        String told = catalog.find(changed).stream()
                .limit(TOLD)
                .map(listing -> (after.contains(listing.id()) ? "+" : "-") + listing.name())
                .collect(Collectors.joining(", "));
        return Optional.of(changed.size() > TOLD ? told + ", and " + (changed.size() - TOLD) + " more" : told);
    }
}

package dev.patchbay.grants;

import dev.patchbay.kernel.AccountId;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody allowed.
 *
 * @param by who allowed it
 * @param forOneself whether for their own installation, else for an organization's
 * @param scopes what is allowed, at the most
 * @param declined what was asked for as well and not given, or was taken back; never anything that is allowed
 * @param domains host names that a widget may connect to
 */
public record Agreed(AccountId by, boolean forOneself, Set<String> scopes, Set<String> declined, Set<String> domains) {

    public Agreed {
        scopes = Set.copyOf(scopes);
        declined = Set.copyOf(declined);
        domains = Set.copyOf(domains);
    }

    /** An admin allows it for the organization. */
    public static Agreed forOrganization(AccountId admin, Set<String> scopes) {
        return new Agreed(admin, false, scopes, Set.of(), Set.of());
    }

    /** A person allows it for themselves. */
    public static Agreed forOneself(AccountId person, Set<String> scopes, Set<String> declined) {
        return new Agreed(person, true, scopes, declined, Set.of());
    }

    /** The same, and the widget may connect to these. */
    public Agreed connecting(Collection<String> to) {
        return new Agreed(by, forOneself, scopes, declined, Set.copyOf(to));
    }

    /** The person whose own installation it is about; null for an organization's. */
    public @Nullable AccountId owner() {
        return forOneself ? by : null;
    }
}

package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import java.util.Locale;
import java.util.Set;

/**
 * A person.
 *
 * @param email normalised: trimmed, lower case
 * @param emailConfirmed whether the address was proved to be this person's; apps learn no other
 * @param locale the person's language, or the platform's where none was chosen
 */
public record Account(
        AccountId id, String email, boolean emailConfirmed, String name, Set<PlatformRole> roles, Locale locale) {

    public Account {
        roles = Set.copyOf(roles);
    }

    public boolean is(PlatformRole role) {
        return roles.contains(role);
    }
}

package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;

/**
 * What a module keeps about people: a bean in each module that keeps anything. The export has a section of each; deleting an
 * account erases each.
 */
public interface PersonalData {

    /** Name of the section in the export, in camel case: {@code memberships}, {@code connectedApps}. */
    String section();

    /** All that is kept about the person, as values that become JSON; nothing secret, and no hash of anything secret. */
    Object export(AccountId account);

    /**
     * Erases it, or takes the person out of what has to stay. Runs in the transaction that deletes the account, after its
     * sessions and memberships ended and while the account's row still stands; may publish events, must not call other
     * machines.
     */
    void erase(AccountId account);
}

package dev.patchbay.oidc;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.grants.AccessDecision;
import dev.patchbay.grants.Decision;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks, each time anew, whether a person may come in through a client, and as whom. */
@Component
class Entrance {

    private final AccessDecision access;
    private final Accounts accounts;
    private final Organizations organizations;

    Entrance(AccessDecision access, Accounts accounts, Organizations organizations) {
        this.access = access;
        this.accounts = accounts;
        this.organizations = organizations;
    }

    Decision.Entry decide(String clientId, AccountId account) {
        return access.decide(clientId, account);
    }

    /** The person, of an organization's installation as a current member, or nothing if the person may not come in now. */
    Optional<Guest> admit(String clientId, AccountId id) {
        if (!(access.decide(clientId, id) instanceof Decision.Allowed allowed)) {
            return Optional.empty();
        }
        Optional<Account> account = accounts.find(id);
        OrganizationId organization = allowed.organization();
        if (organization == null) {
            return account.map(found -> new Guest(allowed, new AccessTokens.Person(found, null)));
        }
        Optional<Membership> membership = organizations.membership(organization, id);
        return account.isPresent() && membership.isPresent()
                ? Optional.of(new Guest(allowed, new AccessTokens.Person(account.get(), membership.get())))
                : Optional.empty();
    }

    /** Somebody who may come in. */
    record Guest(Decision.Allowed allowed, AccessTokens.Person person) {}
}

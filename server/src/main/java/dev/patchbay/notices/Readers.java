package dev.patchbay.notices;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.Member;
import dev.patchbay.accounts.Organization;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Whom to tell, and what things and people are called. Nobody is told of what they did themselves. */
@Component
class Readers {

    /** In place of a name that nobody has any more. */
    static final String NOBODY = "–";

    private final Accounts accounts;
    private final Organizations organizations;
    private final Catalog catalog;

    Readers(Accounts accounts, Organizations organizations, Catalog catalog) {
        this.accounts = accounts;
        this.organizations = organizations;
        this.catalog = catalog;
    }

    /** Who acts in this request; null when Patchbay does something by itself. */
    static @Nullable AccountId actor() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Session session
                ? session.account()
                : null;
    }

    List<AccountId> admins(OrganizationId organization, @Nullable AccountId except) {
        return organizations.admins(organization).stream()
                .map(Member::account)
                .filter(admin -> !admin.equals(except))
                .toList();
    }

    List<AccountId> members(OrganizationId organization, @Nullable AccountId except) {
        return organizations.members(organization).stream()
                .map(Member::account)
                .filter(member -> !member.equals(except))
                .toList();
    }

    /** Members who are no admins. */
    List<AccountId> plainMembers(OrganizationId organization, @Nullable AccountId except) {
        return organizations.members(organization).stream()
                .filter(member -> !member.role().canAdminister())
                .map(Member::account)
                .filter(member -> !member.equals(except))
                .toList();
    }

    List<AccountId> operators(@Nullable AccountId except) {
        return accounts.operators().stream()
                .filter(operator -> !Objects.equals(operator, except))
                .toList();
    }

    /** Who develops an integration: the publisher's owners and admins who are developers; of the catalog file, operators. */
    List<AccountId> team(Listing listing) {
        OrganizationId publisher = listing.publisherId();
        return publisher == null
                ? operators(null)
                : accounts.find(admins(publisher, null)).stream()
                        .filter(admin -> admin.is(PlatformRole.DEVELOPER))
                        .map(Account::id)
                        .toList();
    }

    /** The person alone, unless it was the person who did it. */
    static List<AccountId> only(AccountId person, @Nullable AccountId except) {
        return person.equals(except) ? List.of() : List.of(person);
    }

    String name(AccountId person) {
        return accounts.find(person).map(Account::name).orElse(NOBODY);
    }

    String organization(OrganizationId organization) {
        return organizations.find(organization).map(Organization::displayName).orElse("–");
    }

    Listing listing(IntegrationId integration) {
        return catalog.get(integration);
    }
}

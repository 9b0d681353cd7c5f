package dev.patchbay.oidc;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.Organization;
import dev.patchbay.grants.Decision;
import dev.patchbay.grants.ScopeUses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What an app is told about the person who came, in the ID token and at the userinfo endpoint alike. What is told by a scope is
 * noted as its use.
 */
@Component
class PersonClaims {

    private final ScopeUses uses;

    PersonClaims(ScopeUses uses) {
        this.uses = uses;
    }

    Map<String, Object> tell(Set<String> scopes, Decision.Allowed allowed, AccessTokens.Person person) {
        var claims = new LinkedHashMap<String, Object>();
        var told = new ArrayList<>(List.of("openid"));
        Account account = person.account();
        if (scopes.contains("profile")) {
            told.add("profile");
            claims.put(Claims.NAME, account.name());
            claims.put(Claims.LOCALE, account.locale().toLanguageTag());
        }
        if (scopes.contains("email") && account.emailConfirmed()) {
            told.add("email");
            claims.put(Claims.EMAIL, account.email());
            claims.put(Claims.EMAIL_VERIFIED, true);
        }
        claims.put(Claims.INSTALLATION_ID, allowed.installed().id().toString());
        Membership membership = person.membership();
        if (membership != null) {
            Organization organization = membership.organization();
            claims.put(Claims.ORGANIZATION_ID, organization.id().toString());
            if (scopes.contains("organization")) {
                told.add("organization");
                claims.put(Claims.ORGANIZATION_NAME, organization.displayName());
                claims.put(Claims.ORGANIZATION_ROLES, List.of(membership.role().word()));
            }
        }
        claims.put(Claims.APP_ADMIN, allowed.person().appAdmin());
        claims.put(Claims.APP_PERMISSIONS, allowed.person().appPermissions());
        told.forEach(scope -> uses.used(allowed.installed().id(), account.id(), scope));
        return claims;
    }
}

package dev.patchbay.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.grants.Decision;
import dev.patchbay.grants.SigningAlgorithm;
import dev.patchbay.kernel.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/** Makes JWT access tokens (RFC 9068). None is stored; they die early by way of {@code grants.Revocations}. */
@Component
class AccessTokens {

    private final TokenSigner signer;
    private final Issuer issuer;
    private final OidcSettings settings;
    private final Ids ids;
    private final Clock clock;

    AccessTokens(TokenSigner signer, Issuer issuer, OidcSettings settings, Ids ids, Clock clock) {
        this.signer = signer;
        this.issuer = issuer;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** For a person who came through an app. */
    IssuedToken forPerson(Visit visit) {
        Authorization authorization = visit.authorization();
        Person person = visit.person();
        var claims = new JWTClaimsSet.Builder()
                .subject(person.account().id().toString())
                .claim(Claims.CALLER, Claims.CALLER_DELEGATED)
                .claim(Claims.ROLES, rolesOf(person.account()))
                .claim(Claims.AUTH_TIME, authorization.authenticatedAt().getEpochSecond());
        Membership membership = person.membership();
        if (membership != null) {
            claims.claim(Claims.ORGANIZATION_ROLES, List.of(membership.role().word()));
        }
        if (visit.session() != null) {
            claims.claim(Claims.SID, visit.session().toString());
        }
        var holder = new Holder(authorization.id(), authorization.clientId(), visit.signing());
        return issue(claims, holder, visit.scopes(), visit.allowed());
    }

    /** For an app that acts for one installation, with nobody present. */
    IssuedToken forInstallation(RegisteredClient client, Set<String> scopes, Decision.Allowed allowed) {
        var claims = new JWTClaimsSet.Builder()
                .subject(String.valueOf(allowed.owner() == null ? allowed.organization() : allowed.owner()))
                .claim(Claims.CALLER, Claims.CALLER_INSTALLATION)
                .claim(Claims.ROLES, List.of());
        var holder = new Holder(ids.next(), client.getClientId(), RegisteredClients.signing(client));
        return issue(claims, holder, scopes, allowed);
    }

    private IssuedToken issue(
            JWTClaimsSet.Builder claims, Holder holder, Set<String> scopes, Decision.Allowed allowed) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expires = now.plus(settings.accessTokenLife());
        claims.issuer(issuer.name())
                .audience(issuer.audience())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expires))
                .jwtID(TokenId.of(holder.family, ids).toString())
                .claim(Claims.CLIENT_ID, holder.clientId)
                .claim(Claims.SCOPE, String.join(" ", scopes.stream().sorted().toList()))
                .claim(Claims.GRANT_ID, allowed.grant().toString())
                .claim(Claims.INSTALLATION_ID, allowed.installed().id().toString())
                .claim(Claims.INSTALLATION_EPOCH, allowed.installed().epoch());
        if (allowed.organization() != null) {
            claims.claim(Claims.ORGANIZATION_ID, allowed.organization().toString());
        }
        return new IssuedToken(
                signer.sign(TokenSigner.ACCESS_TOKEN, claims.build(), holder.signing), now, expires, scopes);
    }

    private static List<String> rolesOf(Account account) {
        return account.roles().stream().map(PlatformRole::word).sorted().toList();
    }

    /**
     * A person who comes in.
     *
     * @param membership in the organization for which the app is installed; null when it is the person's own
     */
    record Person(Account account, @Nullable Membership membership) {}

    private record Holder(UUID family, String clientId, SigningAlgorithm signing) {}
}

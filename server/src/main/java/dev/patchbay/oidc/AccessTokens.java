package dev.patchbay.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.broker.Broker;
import dev.patchbay.grants.Decision;
import dev.patchbay.grants.SigningAlgorithm;
import dev.patchbay.kernel.Ids;
import java.time.Clock;
import java.time.Duration;
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

    /** The broker cuts a connection whose token ran out, and hears of no revocation but by its lists. */
    private static final Duration BROKER_LIFE = Duration.ofMinutes(10);

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
        var family = new Family(authorization.id(), new Holder(authorization.clientId(), visit.signing()));
        return issue(bound(claims, visit.allowed()), family, visit.scopes(), settings.accessTokenLife());
    }

    /** For an app that acts for one installation, with nobody present. */
    IssuedToken forInstallation(Holder holder, Set<String> scopes, Decision.Allowed allowed) {
        return forInstallation(holder, scopes, allowed, settings.accessTokenLife());
    }

    /** The same, for no longer than this. */
    IssuedToken forInstallation(Holder holder, Set<String> scopes, Decision.Allowed allowed, Duration life) {
        var claims = new JWTClaimsSet.Builder()
                .subject(String.valueOf(allowed.owner() == null ? allowed.organization() : allowed.owner()))
                .claim(Claims.CALLER, Claims.CALLER_INSTALLATION)
                .claim(Claims.ROLES, List.of());
        return issue(bound(claims, allowed), own(holder), scopes, life);
    }

    /** For an integration as itself: of no installation, no grant, and nobody's data. */
    IssuedToken forIntegration(Holder holder, Set<String> scopes) {
        var claims = new JWTClaimsSet.Builder()
                .subject(holder.clientId)
                .claim(Claims.CALLER, Claims.CALLER_CLIENT)
                .claim(Claims.ROLES, List.of());
        return issue(claims.audience(issuer.audience()), own(holder), scopes, settings.accessTokenLife());
    }

    /**
     * For an integration at the broker, and nowhere else: {@code client_id} is who it is there. Kafka refuses a token whose scope is
     * empty; the one that it has gives nothing.
     */
    IssuedToken forBroker(Holder holder) {
        var claims = new JWTClaimsSet.Builder()
                .subject(holder.clientId)
                .claim(Claims.CALLER, Claims.CALLER_CLIENT)
                .claim(Claims.ROLES, List.of());
        return issue(claims.audience(Broker.AUDIENCE), own(holder), Set.of(Broker.AUDIENCE), BROKER_LIFE);
    }

    private JWTClaimsSet.Builder bound(JWTClaimsSet.Builder claims, Decision.Allowed allowed) {
        claims.audience(issuer.audience())
                .claim(Claims.GRANT_ID, allowed.grant().toString())
                .claim(Claims.INSTALLATION_ID, allowed.installed().id().toString())
                .claim(Claims.INSTALLATION_EPOCH, allowed.installed().epoch());
        if (allowed.organization() != null) {
            claims.claim(Claims.ORGANIZATION_ID, allowed.organization().toString());
        }
        return claims;
    }

    /** A token that came of no sign-in is a family of its own. */
    private Family own(Holder holder) {
        return new Family(ids.next(), holder);
    }

    private IssuedToken issue(JWTClaimsSet.Builder claims, Family family, Set<String> scopes, Duration life) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expires = now.plus(life);
        claims.issuer(issuer.name())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expires))
                .jwtID(TokenId.of(family.id, ids).toString())
                .claim(Claims.CLIENT_ID, family.holder.clientId)
                .claim(Claims.SCOPE, String.join(" ", scopes.stream().sorted().toList()));
        return new IssuedToken(
                signer.sign(TokenSigner.ACCESS_TOKEN, claims.build(), family.holder.signing), now, expires, scopes);
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

    /** Who gets a token, and what it reads. */
    record Holder(String clientId, SigningAlgorithm signing) {

        static Holder of(RegisteredClient client) {
            return new Holder(client.getClientId(), RegisteredClients.signing(client));
        }
    }

    private record Family(UUID id, Holder holder) {}
}

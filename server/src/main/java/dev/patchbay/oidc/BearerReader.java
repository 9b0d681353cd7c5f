package dev.patchbay.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.gateway.Bearers;
import dev.patchbay.gateway.Caller;
import dev.patchbay.gateway.Caller.Acting;
import dev.patchbay.gateway.Caller.App;
import dev.patchbay.gateway.CallerKind;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Sha256;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells the gateway whose token it was handed. A signature is checked once a minute at the most; whether the token is alive is
 * asked each time, of what this node knows: a call costs no statement.
 */
@Component
class BearerReader implements Bearers {

    private static final int TOKENS = 100_000;
    private static final Duration KEPT = Duration.ofMinutes(1);

    /** By the token's SHA-256, so that no token lies in memory longer than its call. */
    private final Cache<ByteBuffer, Known> known =
            Caffeine.newBuilder().maximumSize(TOKENS).expireAfterWrite(KEPT).build();

    private final TokenReader reader;
    private final Clients clients;

    BearerReader(TokenReader reader, Clients clients, MeterRegistry meters) {
        this.reader = reader;
        this.clients = clients;
        Gauge.builder("patchbay.oidc.tokens.verified", known, Cache::estimatedSize)
                .description("Access tokens whose signature need not be checked again for a moment")
                .register(meters);
    }

    @Override
    public Optional<Caller> read(String token) {
        ByteBuffer print = ByteBuffer.wrap(Sha256.of(token));
        Known found = known.getIfPresent(print);
        if (found == null) {
            found = verified(token).orElse(null);
            if (found != null) {
                known.put(print, found);
            }
        }
        return found != null && reader.isKnown(found.keyId) && isAlive(found.token)
                ? Optional.of(found.caller)
                : Optional.empty();
    }

    @Override
    public boolean isAlive(Caller.Token token) {
        return reader.isAlive(token.expiresAt(), token.facts());
    }

    private Optional<Known> verified(String token) {
        return reader.verified(token)
                .flatMap(found -> caller(found).map(caller -> new Known(found.keyId(), token(found), caller)));
    }

    private static Caller.Token token(TokenReader.Verified found) {
        return new Caller.Token(found.claims().getJWTID(), found.expiresAt(), found.facts());
    }

    private Optional<Caller> caller(TokenReader.Verified found) {
        Optional<CallerKind> kind = Arrays.stream(CallerKind.values())
                .filter(one -> one.word().equals(found.claims().getClaim(Claims.CALLER)))
                .findFirst();
        Optional<Client> client = clients.find(found.facts().clientId());
        return kind.flatMap(one -> client.map(app -> caller(found, one, app)));
    }

    private static Caller caller(TokenReader.Verified found, CallerKind kind, Client client) {
        JWTClaimsSet claims = found.claims();
        Object organization = claims.getClaim(Claims.ORGANIZATION_ID);
        boolean ofAPerson = kind.isPerson() || (kind == CallerKind.INSTALLATION && organization == null);
        return new Caller(
                kind,
                claims.getSubject(),
                new App(client.id(), client.integration()),
                new Acting(
                        found.facts().installation(),
                        organization == null ? null : OrganizationId.of(organization.toString()),
                        ofAPerson ? AccountId.of(claims.getSubject()) : null),
                ScopeText.parse(TokenReader.text(claims, Claims.SCOPE)),
                token(found));
    }

    private record Known(String keyId, Caller.Token token, Caller caller) {}
}

package dev.patchbay.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.gateway.Bearers;
import dev.patchbay.gateway.Caller;
import dev.patchbay.gateway.Caller.Acting;
import dev.patchbay.gateway.Caller.App;
import dev.patchbay.gateway.CallerKind;
import dev.patchbay.grants.Client;
import dev.patchbay.grants.Clients;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.OrganizationId;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the gateway whose token it was handed. */
@Component
class BearerReader implements Bearers {

    private final TokenReader reader;
    private final Clients clients;
    private final Issuer issuer;

    BearerReader(TokenReader reader, Clients clients, Issuer issuer) {
        this.reader = reader;
        this.clients = clients;
        this.issuer = issuer;
    }

    @Override
    public Optional<Caller> read(String token) {
        return reader.liveAccessToken(token)
                .filter(claims -> claims.getAudience().contains(issuer.audience()))
                .flatMap(this::caller);
    }

    @Override
    public boolean isAlive(Caller.Token token) {
        return reader.isAlive(token);
    }

    private Optional<Caller> caller(JWTClaimsSet claims) {
        Optional<CallerKind> kind = Arrays.stream(CallerKind.values())
                .filter(known -> known.word().equals(claims.getClaim(Claims.CALLER)))
                .findFirst();
        Optional<Client> client = clients.find(TokenReader.text(claims, Claims.CLIENT_ID));
        return kind.flatMap(found -> client.map(known -> caller(claims, found, known)));
    }

    private static Caller caller(JWTClaimsSet claims, CallerKind kind, Client client) {
        Object installation = claims.getClaim(Claims.INSTALLATION_ID);
        Object organization = claims.getClaim(Claims.ORGANIZATION_ID);
        boolean ofAPerson = kind.isPerson() || kind == CallerKind.INSTALLATION && organization == null;
        return new Caller(
                kind,
                claims.getSubject(),
                new App(client.id(), client.integration()),
                new Acting(
                        installation == null ? null : InstallationId.of(installation.toString()),
                        organization == null ? null : OrganizationId.of(organization.toString()),
                        ofAPerson ? AccountId.of(claims.getSubject()) : null),
                ScopeText.parse(TokenReader.text(claims, Claims.SCOPE)),
                new Caller.Token(claims.getJWTID(), claims.getExpirationTime().toInstant(), TokenReader.facts(claims)));
    }
}

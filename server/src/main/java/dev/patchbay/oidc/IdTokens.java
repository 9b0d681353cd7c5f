package dev.patchbay.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.kernel.Sha256;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes ID tokens (OpenID Connect Core §2). */
@Component
class IdTokens {

    private final TokenSigner signer;
    private final Issuer issuer;
    private final PersonClaims person;

    IdTokens(TokenSigner signer, Issuer issuer, PersonClaims person) {
        this.signer = signer;
        this.issuer = issuer;
        this.person = person;
    }

    String issue(Visit visit, IssuedToken accessToken) {
        Authorization authorization = visit.authorization();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer.name())
                .subject(visit.person().account().id().toString())
                .audience(authorization.clientId())
                .issueTime(Date.from(accessToken.issuedAt()))
                .expirationTime(Date.from(accessToken.expiresAt()))
                .claim(Claims.AUTH_TIME, authorization.authenticatedAt().getEpochSecond())
                .claim(Claims.AT_HASH, halfHash(accessToken.value()));
        if (authorization.nonce() != null && visit.session() != null) {
            claims.claim(Claims.NONCE, authorization.nonce());
        }
        if (visit.session() != null) {
            claims.claim(Claims.SID, visit.session().toString());
        }
        person.tell(accessToken.scopes(), visit.allowed(), visit.person()).forEach(claims::claim);
        return signer.sign(JOSEObjectType.JWT, claims.build(), visit.signing());
    }

    static boolean wanted(Set<String> scopes) {
        return scopes.contains("openid");
    }

    /** OpenID Connect Core §3.1.3.6: the left half of the hash that belongs to the signature's algorithm, SHA-256 for both. */
    private static String halfHash(String token) {
        byte[] hash = Sha256.of(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
    }
}

package dev.patchbay.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.springframework.stereotype.Component;

/** Signs with the current key. */
@Component
class TokenSigner {

    /** RFC 9068 §2.1: an access token can never be taken for an ID token. */
    static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final String keyId;
    private final JWSSigner signer;

    TokenSigner(SigningKeys keys) throws JOSEException {
        this.keyId = keys.current().getKeyID();
        this.signer = new ECDSASigner(keys.current());
    }

    String sign(JOSEObjectType type, JWTClaimsSet claims) {
        var token = new SignedJWT(
                new JWSHeader.Builder(SigningKeys.ALGORITHM)
                        .type(type)
                        .keyID(keyId)
                        .build(),
                claims);
        try {
            token.sign(signer);
        } catch (JOSEException failed) {
            throw new IllegalStateException("a token could not be signed", failed);
        }
        return token.serialize();
    }
}

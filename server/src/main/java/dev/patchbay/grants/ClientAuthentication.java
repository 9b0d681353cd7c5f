package dev.patchbay.grants;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How a client proves who it is (OpenID Connect Core §9). */
public sealed interface ClientAuthentication {

    /** With a secret, by HTTP Basic or in the form. */
    record SharedSecret() implements ClientAuthentication {}

    /**
     * With a JWT that it signed ({@code private_key_jwt}); no secret exists. Exactly one of both is given.
     *
     * @param jwksUri where its public keys are
     * @param jwks its public keys, a JWK set
     */
    record PrivateKey(@Nullable URI jwksUri, @Nullable String jwks) implements ClientAuthentication {

        public PrivateKey {
            if ((jwksUri == null) == (jwks == null)) {
                throw new IllegalArgumentException("either the address of the keys or the keys");
            }
        }
    }

    /** Not at all: a program in a browser, which could keep no secret. PKCE stands in for it, and no token is its own. */
    record None() implements ClientAuthentication {}
}

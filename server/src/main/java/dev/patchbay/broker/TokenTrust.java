package dev.patchbay.broker;

/** How the broker tells tokens of clients that are ours; answered by the provider. */
public interface TokenTrust {

    /** The issuer of the tokens. */
    String issuer();

    /** The public keys that sign them or will, as a JSON Web Key Set (RFC 7517 §5). */
    String keys();
}

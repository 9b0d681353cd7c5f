package dev.patchbay.oidc;

import dev.patchbay.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Proof key for code exchange (RFC 7636), with S256 only: {@code plain} protects from nobody who sees the request. */
final class ProofKey {

    static final String METHOD = "S256";

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private ProofKey() {}

    static boolean isChallenge(String text) {
        return CHALLENGE.matcher(text).matches();
    }

    /**
     * Whether the verifier is the one that the challenge was made of. A challenge once sent demands a verifier; a verifier
     * without challenge shows that somebody took the challenge out of the request (RFC 9700 §2.1.1).
     */
    static boolean matches(@Nullable String challenge, @Nullable Object verifier) {
        if (challenge == null) {
            return verifier == null;
        }
        if (!(verifier instanceof String text) || !VERIFIER.matcher(text).matches()) {
            return false;
        }
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(text));
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), challenge.getBytes(StandardCharsets.US_ASCII));
    }
}

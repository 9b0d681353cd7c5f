package dev.patchbay.oidc;

import dev.patchbay.kernel.Ids;
import java.util.Optional;
import java.util.UUID;

/**
 * A {@code jti}: the family that the token descends from, and 96 random bits of its own. With the family in it a token can
 * be revoked together with its siblings although none of them is stored.
 */
record TokenId(UUID family, String own) {

    private static final int OWN_BYTES = 12;
    private static final int UUID_LENGTH = 36;

    static TokenId of(UUID family, Ids ids) {
        return new TokenId(family, ids.token(OWN_BYTES));
    }

    static Optional<TokenId> parse(String text) {
        if (text.length() <= UUID_LENGTH || text.charAt(UUID_LENGTH) != '.') {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new TokenId(UUID.fromString(text.substring(0, UUID_LENGTH)), text.substring(UUID_LENGTH + 1)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return family + "." + own;
    }
}

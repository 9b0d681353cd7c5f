package dev.patchbay.grants;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.GrantId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.SessionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a token says about where it came from, as far as it decides whether the token was revoked.
 *
 * @param issuedAt the token's {@code iat}
 * @param epoch the installation's epoch when the token was made; 0 without an installation
 * @param family the coming-in that the token descends from: the tokens that come of one code, and their successors
 */
public record TokenFacts(
        String clientId,
        Instant issuedAt,
        @Nullable GrantId grant,
        @Nullable InstallationId installation,
        long epoch,
        @Nullable AccountId account,
        @Nullable SessionId session,
        @Nullable UUID family) {

    /** Begins with what every token has. */
    public static TokenFacts of(String clientId, Instant issuedAt) {
        return new TokenFacts(clientId, issuedAt, null, null, 0, null, null, null);
    }

    public TokenFacts grant(@Nullable GrantId id) {
        return new TokenFacts(clientId, issuedAt, id, installation, epoch, account, session, family);
    }

    public TokenFacts installation(@Nullable InstallationId id, long atEpoch) {
        return new TokenFacts(clientId, issuedAt, grant, id, atEpoch, account, session, family);
    }

    public TokenFacts account(@Nullable AccountId id) {
        return new TokenFacts(clientId, issuedAt, grant, installation, epoch, id, session, family);
    }

    public TokenFacts session(@Nullable SessionId id) {
        return new TokenFacts(clientId, issuedAt, grant, installation, epoch, account, id, family);
    }

    public TokenFacts family(@Nullable UUID id) {
        return new TokenFacts(clientId, issuedAt, grant, installation, epoch, account, session, id);
    }
}

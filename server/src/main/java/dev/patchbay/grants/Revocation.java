package dev.patchbay.grants;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code grants.revocation}.
 *
 * @param epoch of an installation: tokens of a lower one are dead
 * @param issuedUntil of an account's access: tokens issued up to then are dead
 */
record Revocation(Key key, long epoch, @Nullable Instant issuedUntil, Instant at) {

    /** A row, whose columns are those of the table. */
    static Revocation read(ResultSet row) throws SQLException {
        var until = row.getObject("issued_until", OffsetDateTime.class);
        return new Revocation(
                new Key(Kind.valueOf(row.getString("kind")), row.getString("subject")),
                row.getLong("epoch"),
                until == null ? null : until.toInstant(),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    /** What is revoked. */
    enum Kind {
        GRANT,
        INSTALLATION,
        CLIENT,
        SESSION,
        FAMILY,
        ACCESS
    }

    /** Whose tokens are meant. */
    record Key(Kind kind, String subject) {

        /** Everything by which the token may have been revoked. */
        static List<Key> of(TokenFacts token) {
            var keys = new ArrayList<Key>(Kind.values().length);
            keys.add(new Key(Kind.CLIENT, token.clientId()));
            add(keys, Kind.GRANT, token.grant());
            add(keys, Kind.INSTALLATION, token.installation());
            add(keys, Kind.SESSION, token.session());
            add(keys, Kind.FAMILY, token.family());
            if (token.installation() != null && token.account() != null) {
                keys.add(access(token.installation(), token.account()));
            }
            return keys;
        }

        static Key access(InstallationId installation, AccountId account) {
            return new Key(Kind.ACCESS, installation + "/" + account);
        }

        private static void add(List<Key> keys, Kind kind, @Nullable Object id) {
            if (id != null) {
                keys.add(new Key(kind, id.toString()));
            }
        }
    }

    boolean reaches(TokenFacts token) {
        return switch (key.kind()) {
            case GRANT, CLIENT, SESSION, FAMILY -> true;
            case INSTALLATION -> token.epoch() < epoch;
            case ACCESS -> issuedUntil == null || !token.issuedAt().isAfter(issuedUntil);
        };
    }

    /** Both in one: whatever either kills. */
    Revocation and(Revocation other) {
        Instant until = issuedUntil;
        if (other.issuedUntil != null && (until == null || other.issuedUntil.isAfter(until))) {
            until = other.issuedUntil;
        }
        return new Revocation(key, Math.max(epoch, other.epoch), until, at.isAfter(other.at) ? at : other.at);
    }
}

package dev.patchbay.grants;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The revocations that a node knows of. One thread writes, all read. */
final class RevocationCache {

    private final ConcurrentHashMap<Revocation.Key, Revocation> known = new ConcurrentHashMap<>();

    void add(List<Revocation> revocations) {
        for (Revocation revocation : revocations) {
            known.merge(revocation.key(), revocation, Revocation::and);
        }
    }

    /** Forgets what is too old for any token to be still alive. */
    void forgetBefore(Instant moment) {
        known.values().removeIf(revocation -> revocation.at().isBefore(moment));
    }

    int size() {
        return known.size();
    }

    boolean reaches(TokenFacts token) {
        return reaches(Revocation.Kind.CLIENT, token.clientId(), token)
                || reaches(Revocation.Kind.GRANT, text(token.grant()), token)
                || reaches(Revocation.Kind.INSTALLATION, text(token.installation()), token)
                || reaches(Revocation.Kind.SESSION, text(token.session()), token)
                || reaches(Revocation.Kind.FAMILY, text(token.family()), token)
                || reaches(Revocation.Kind.ACCESS, access(token), token);
    }

    private boolean reaches(Revocation.Kind kind, @Nullable String subject, TokenFacts token) {
        if (subject == null) {
            return false;
        }
        Revocation revocation = known.get(new Revocation.Key(kind, subject));
        return revocation != null && revocation.reaches(token);
    }

    private static @Nullable String access(TokenFacts token) {
        var installation = token.installation();
        var account = token.account();
        return installation == null || account == null ? null : Revocations.access(installation, account);
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}

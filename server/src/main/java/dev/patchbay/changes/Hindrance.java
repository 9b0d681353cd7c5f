package dev.patchbay.changes;

import dev.patchbay.kernel.Trouble;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Why changes are not carried, in words that say what to do about it. */
final class Hindrance {

    static final String WAL_LEVEL =
            "PostgreSQL's wal_level is %s, so that it cannot tell what changes. Set wal_level = logical there,"
                    + " and restart it.";

    private static final int DEEPEST = 10;

    private Hindrance() {}

    static String of(Throwable failure) {
        SQLException refused = refusal(failure);
        String state = refused == null || refused.getSQLState() == null ? "" : refused.getSQLState();
        String words = refused == null ? "" : String.valueOf(refused.getMessage());
        return switch (state) {
            case "42501", "28000" ->
                "PostgreSQL refuses it to the role of patchbay.database.username. That role needs REPLICATION (alter role … replication)"
                        + " and to be the owner of its database. " + Trouble.inOneLine(failure);
            case "53400" ->
                "All replication slots of PostgreSQL are in use. Raise max_replication_slots there, or drop those that nobody needs.";
            case "53300" ->
                "PostgreSQL takes no more such connections. Raise max_wal_senders or max_connections there.";
            case "55000" -> words.contains("wal_level") ? WAL_LEVEL.formatted("too low") : Trouble.inOneLine(failure);
            default -> Trouble.inOneLine(failure);
        };
    }

    private static @Nullable SQLException refusal(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException refused) {
                return refused;
            }
            cause = cause.getCause();
        }
        return null;
    }
}

package dev.patchbay.live;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.SessionId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nodes tell each other of open pages: a notification of PostgreSQL, which is heard after the commit, everywhere. */
sealed interface Signal {

    String CHANNEL = "patchbay_live";

    /** Something of a person's is to be fetched anew. */
    record Nudge(AccountId account, String topic) implements Signal {}

    /** A session may have ended. */
    record OfSession(SessionId session) implements Signal {}

    /** Who may use an installation may have changed. */
    record OfInstallation(InstallationId installation) implements Signal {}

    /** Sends it with the transaction at hand. */
    static void tell(JdbcClient jdbc, Signal signal) {
        tell(jdbc, List.of(signal));
    }

    /** Sends all of them in one statement. */
    static void tell(JdbcClient jdbc, Collection<? extends Signal> signals) {
        if (!signals.isEmpty()) {
            jdbc.sql("select pg_notify(:channel, words) from unnest(cast(:words as text[])) as told (words)")
                    .param("channel", CHANNEL)
                    .param("words", signals.stream().map(Signal::words).toArray(String[]::new))
                    .query(row -> {});
        }
    }

    private static String words(Signal signal) {
        return switch (signal) {
            case Nudge(AccountId account, String topic) -> "nudge " + account + " " + topic;
            case OfSession(SessionId session) -> "session " + session;
            case OfInstallation(InstallationId installation) -> "installation " + installation;
        };
    }

    /** Empty for what another version of Patchbay says. */
    static Optional<Signal> read(String words) {
        String[] parts = words.split(" ", -1);
        try {
            return switch (parts[0]) {
                case "nudge" -> Optional.of(new Nudge(AccountId.of(parts[1]), parts[2]));
                case "session" -> Optional.of(new OfSession(SessionId.of(parts[1])));
                case "installation" -> Optional.of(new OfInstallation(InstallationId.of(parts[1])));
                default -> Optional.empty();
            };
        } catch (ProblemException | ArrayIndexOutOfBoundsException unreadable) {
            return Optional.empty();
        }
    }
}

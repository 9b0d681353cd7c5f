package dev.patchbay.oidc;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.jobs.JobRequest;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.SessionId;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes whom to tell when many people lose an app at once, some hundred at a time and not in the transaction of the admin who
 * decided it.
 */
@Component
class LogoutRounds implements JobHandler {

    static final int BATCH = 200;

    private static final String KIND = "oidc.logout-round";

    private final JdbcClient jdbc;
    private final LogoutNotices notices;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LogoutRounds(JdbcClient jdbc, LogoutNotices notices, Jobs jobs, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Begins after the commit, if the client wants to be told; only then sign-ins are to be marked for it. */
    boolean begin(String clientId) {
        boolean wanted = notices.wanted(clientId);
        if (wanted) {
            jobs.schedule(JobRequest.now(KIND, clientId, KIND));
        }
        return wanted;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobOutcome run(Job job) {
        Integer told = transaction.execute(status -> round(job.key()));
        return told != null && told == BATCH ? JobOutcome.runAgainAt(clock.instant()) : JobOutcome.DONE;
    }

    /** Whoever came in several times in one session is signed out once. */
    private int round(String clientId) {
        var left = jdbc.sql("""
                        update oidc.authorization set tell = false
                        where id in (select id from oidc.authorization where client_id = :client and tell
                                     order by id limit :batch for update)
                        returning account_id, session_id
                        """)
                .param("client", clientId)
                .param("batch", BATCH)
                .query((row, number) -> new Departure(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        new SessionId(row.getObject("session_id", UUID.class))))
                .list();
        Set<Departure> departures = new LinkedHashSet<>(left);
        departures.forEach(departure -> notices.tell(clientId, departure.account(), departure.session()));
        return left.size();
    }

    private record Departure(AccountId account, SessionId session) {}
}

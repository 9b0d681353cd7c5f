package dev.patchbay.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who runs what. A claim gives a job to this node until its lease ends; an outcome is recorded only under the token of the
 * claim, so that a node that was thought dead cannot overwrite the work of the one that took over.
 */
@Component
class Leases {

    /** Nodes claim one after another, so that the bound of each lane is exact. */
    private static final long CLAIM_LOCK = 0x70617463_6a6f6273L;

    /** How many due jobs a claim looks at to find lanes that have room. */
    private static final int WINDOW = 500;

    private final JdbcClient jdbc;
    private final JobTable table;
    private final JobsSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Leases(
            JdbcClient jdbc,
            JobTable table,
            JobsSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.table = table;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether any job is due and not running; without a lock, for the many looks that find nothing. */
    boolean anythingDue(Set<String> kinds) {
        return jdbc.sql("""
                        select exists (
                            select from jobs.job
                            where due_at <= :now and stopped_at is null and (lease_until is null or lease_until <= :now)
                                and kind = any(:kinds))
                        """)
                .param("now", JobTable.utc(clock.instant()))
                .param("kinds", kinds.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /**
     * Claims due jobs: the lanes take turns, and none gets more than its bound. A job whose lease ended is taken over, and
     * the run that was cut off counts as an attempt.
     */
    List<ClaimedJob> claim(int atMost, Set<String> kinds) {
        List<ClaimedJob> claimed = transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", CLAIM_LOCK)
                    .query((row, index) -> index)
                    .list();
            Instant now = clock.instant();
            return jdbc.sql("""
                            with running as (
                                select lane, count(*) as jobs from jobs.job where lease_until > :now group by lane
                            ), due as (
                                select job.id, job.lane, job.due_at, coalesce(running.jobs, 0) as running
                                from jobs.job left join running on running.lane = job.lane
                                where job.due_at <= :now and job.stopped_at is null
                                    and (job.lease_until is null or job.lease_until <= :now)
                                    and job.kind = any(:kinds) and coalesce(running.jobs, 0) < :perLane
                                order by job.due_at limit :window
                            ), turns as (
                                select id, due_at,
                                    running + row_number() over (partition by lane order by due_at, id) as turn
                                from due
                            ), chosen as (
                                select id from jobs.job
                                where id in (
                                        select id from turns where turn <= :perLane order by turn, due_at limit :atMost)
                                    and due_at <= :now and stopped_at is null
                                    and (lease_until is null or lease_until <= :now)
                                for update skip locked
                            )
                            update jobs.job set
                                attempts = attempts + case when lease_token is null then 0 else 1 end,
                                lease_token = gen_random_uuid(), lease_until = :until, run_again_at = null
                            from chosen where job.id = chosen.id
                            returning job.id, kind, key, lane, payload, due_at, attempts, lease_token
                            """)
                    .param("now", JobTable.utc(now))
                    .param("until", JobTable.utc(now.plus(settings.lease())))
                    .param("kinds", kinds.toArray(String[]::new))
                    .param("perLane", settings.perLane())
                    .param("window", WINDOW)
                    .param("atMost", atMost)
                    .query((row, index) -> table.read(row))
                    .list();
        });
        return claimed == null ? List.of() : claimed;
    }

    void renew(Collection<ClaimedJob> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        jdbc.sql("update jobs.job set lease_until = :until where lease_token = any(:tokens) and id = any(:ids)")
                .param("until", JobTable.utc(clock.instant().plus(settings.lease())))
                .param("tokens", jobs.stream().map(ClaimedJob::leaseToken).toArray(UUID[]::new))
                .param("ids", jobs.stream().map(claimed -> claimed.job().id()).toArray(UUID[]::new))
                .update();
    }
}

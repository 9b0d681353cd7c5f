package dev.patchbay.lifecycle;

import dev.patchbay.database.DatabasePool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A log that was restored into another PostgreSQL has positions of transactions that are still to come there, so that its events
 * could not be read. They are set to now: each stream keeps its order, and readers with cursors of before begin anew.
 */
@Component
class RestoredLog implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RestoredLog.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    RestoredLog(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        DatabasePool.run(DatabasePool.JOBS, () -> transaction.executeWithoutResult(status -> settle()));
    }

    private void settle() {
        // Another node may be appending right now: with a later transaction, which this one's snapshot knows of.
        int events = jdbc.sql("""
                        update lifecycle.event set position = pg_current_xact_id()
                        where position >= pg_snapshot_xmax(pg_current_snapshot()) and position > pg_current_xact_id()
                        """).update();
        if (events == 0) {
            return;
        }
        jdbc.sql(
                        "update lifecycle.stream set last_position = pg_current_xact_id() where last_position > pg_current_xact_id()")
                .update();
        jdbc.sql("update lifecycle.expired set position = pg_current_xact_id() where position > pg_current_xact_id()")
                .update();
        LOG.info("The log was restored from elsewhere: {} events have new positions", events);
    }
}

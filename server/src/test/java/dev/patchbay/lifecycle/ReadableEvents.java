package dev.patchbay.lifecycle;

import dev.patchbay.kernel.IntegrationId;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The feed hands out events once no transaction is open that began before them, and PostgreSQL knows those of background jobs too,
 * and of other databases beside ours. Whoever reads at once would read nothing now and then.
 */
public final class ReadableEvents {

    private ReadableEvents() {}

    /** Waits until all that the integration has can be read. */
    public static void await(JdbcClient jdbc, IntegrationId integration) {
        Awaitility.await()
                .until(() -> jdbc.sql("""
                        select not exists (select from lifecycle.event
                            where integration_id = :integration and position >= pg_snapshot_xmin(pg_current_snapshot()))
                        """)
                        .param("integration", integration.value())
                        .query(Boolean.class)
                        .single());
    }
}

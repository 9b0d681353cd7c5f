package dev.patchbay.pipeline;

import dev.patchbay.kernel.IntegrationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code pipeline.pushed}. Whoever reads or writes them holds the lock of the source. */
@Component
class PushedTable {

    private final JdbcClient jdbc;

    PushedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The offset of the first record that is not written yet. */
    long next(IntegrationId source, int part, String log) {
        return jdbc.sql(
                        "select next_offset from pipeline.pushed where source = :source and part = :part and log = :log")
                .param("source", source.value())
                .param("part", part)
                .param("log", log)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void advance(IntegrationId source, int part, String log, long next) {
        jdbc.sql("""
                        insert into pipeline.pushed (source, part, log, next_offset) values (:source, :part, :log, :next)
                        on conflict (source, part) do update set log = excluded.log, next_offset = excluded.next_offset
                        """)
                .param("source", source.value())
                .param("part", part)
                .param("log", log)
                .param("next", next)
                .update();
    }
}

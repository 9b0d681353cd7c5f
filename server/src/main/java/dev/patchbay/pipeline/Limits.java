package dev.patchbay.pipeline;

import dev.patchbay.kernel.IntegrationId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells publishers that a limit holds their source up: when it begins to, and then once in a while. */
@Component
class Limits {

    private final JdbcClient jdbc;
    private final PipelineSettings settings;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Limits(JdbcClient jdbc, PipelineSettings settings, ApplicationEventPublisher news, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.news = news;
        this.clock = clock;
    }

    /** Inside the transaction in which it does. */
    void bites(IntegrationId source, DataLimited.Limit limit, long most) {
        Instant now = clock.instant();
        boolean due = jdbc.sql("""
                                insert into pipeline.limited as l (source, limit_name, told_at) values (:source, :limit, :now)
                                on conflict (source, limit_name) do update set told_at = excluded.told_at
                                where l.told_at <= :before
                                """)
                        .param("source", source.value())
                        .param("limit", limit.word())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("before", now.minus(settings.tellEvery()).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (due) {
            news.publishEvent(new DataLimited(source, limit, most));
        }
    }
}

package dev.patchbay.pipeline;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.TypedId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether sources live, for those who show their records: asked again and again, of many at once. */
@Component
public class SourcePulses {

    private static final Duration AT_LEAST = Duration.ofSeconds(30);
    private static final int INTERVALS = 3;

    private final JdbcClient jdbc;

    SourcePulses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A sign of life.
     *
     * @param end up to which version there is anything
     * @param interval after which it is to bring something again, or say that there is nothing new
     * @param heardAt when it last did; null before the first time
     * @param perInstallation whether it has records for each installation alone
     * @param own when it last did for these
     */
    public record Pulse(
            Newest.Position end,
            Duration interval,
            boolean perInstallation,
            @Nullable Instant heardAt,
            Map<InstallationId, Instant> own) {

        public Pulse {
            own = Map.copyOf(own);
        }

        /** When it last brought what this installation reads, or pushed anything; null before the first time. */
        public @Nullable Instant heardAt(InstallationId installation) {
            Instant alone = perInstallation ? own.get(installation) : null;
            return alone == null || (heardAt != null && heardAt.isAfter(alone)) ? heardAt : alone;
        }

        /** Whether what this installation reads is true at a moment: it was heard of within its patience. */
        public boolean lives(InstallationId installation, Instant at) {
            Instant heard = heardAt(installation);
            return heard != null && !heard.plus(patience()).isBefore(at);
        }

        /** How long it may say nothing: three of its intervals, and 30 seconds at least. */
        public Duration patience() {
            Duration three = interval.multipliedBy(INTERVALS);
            return three.compareTo(AT_LEAST) < 0 ? AT_LEAST : three;
        }
    }

    /** Of those of these sources that were ever installed or heard of; and of these installations, where they are read one by one. */
    public Map<IntegrationId, Pulse> of(Collection<IntegrationId> sources, Collection<InstallationId> installations) {
        if (sources.isEmpty()) {
            return Map.of();
        }
        Map<IntegrationId, Map<InstallationId, Instant>> own = own(sources, installations);
        Map<IntegrationId, Pulse> pulses = new HashMap<>();
        jdbc.sql("""
                        select s.integration, s.last_version, s.forgotten_version, s.interval_seconds,
                            coalesce(v.per_installation, false) as per_installation, greatest(s.heard_at, f.heard_at) as heard_at
                        from pipeline.source s
                        left join pipeline.schema v on v.source = s.integration and v.number = s.schema_number
                        left join pipeline.feed f on f.source = s.integration and f.installation = :all
                        where s.integration = any (:sources)
                        """)
                .param("all", Shelf.owner(null))
                .param("sources", values(sources))
                .query(row -> {
                    var source = new IntegrationId(row.getObject("integration", UUID.class));
                    pulses.put(source, read(row, own.getOrDefault(source, Map.of())));
                });
        return pulses;
    }

    private Map<IntegrationId, Map<InstallationId, Instant>> own(
            Collection<IntegrationId> sources, Collection<InstallationId> installations) {
        Map<IntegrationId, Map<InstallationId, Instant>> own = new HashMap<>();
        jdbc.sql("""
                        select source, installation, heard_at from pipeline.feed
                        where source = any (:sources) and installation = any (:installations) and heard_at is not null
                        """)
                .param("sources", values(sources))
                .param("installations", values(installations))
                .query(row -> {
                    own.computeIfAbsent(
                                    new IntegrationId(row.getObject("source", UUID.class)), first -> new HashMap<>())
                            .put(
                                    new InstallationId(row.getObject("installation", UUID.class)),
                                    row.getObject("heard_at", OffsetDateTime.class)
                                            .toInstant());
                });
        return own;
    }

    private static Pulse read(ResultSet row, Map<InstallationId, Instant> own) throws SQLException {
        OffsetDateTime heard = row.getObject("heard_at", OffsetDateTime.class);
        return new Pulse(
                new Newest.Position(row.getLong("last_version"), row.getLong("forgotten_version")),
                Duration.ofSeconds(row.getInt("interval_seconds")),
                row.getBoolean("per_installation"),
                heard == null ? null : heard.toInstant(),
                own);
    }

    private static UUID[] values(Collection<? extends TypedId> ids) {
        return ids.stream().map(TypedId::value).toArray(UUID[]::new);
    }
}

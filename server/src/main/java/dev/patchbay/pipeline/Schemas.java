package dev.patchbay.pipeline;

import dev.patchbay.catalog.RecordSchema;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Sha256;
import dev.patchbay.limits.CpuPool;
import dev.patchbay.vetting.SourceDescription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schemas of data sources, version by version. What the version in use promised decides whether the next one may follow it: a
 * source that wants to break with its records says {@code none} before, in a version of its own.
 */
@Component
class Schemas {

    private static final int COMPILED = 1_000;
    private static final int MOST_A_DAY = 24;
    private static final Duration COMPARING = Duration.ofSeconds(10);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private final SourceTable sources;
    private final SchemaTable table;
    private final Clearing clearing;
    private final FeedTable feeds;
    private final Limits limits;
    private final CpuPool cpu;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<Version, RecordSchema> compiled = new LinkedHashMap<>(16, 0.75f, true);

    Schemas(
            SourceTable sources,
            SchemaTable table,
            Clearing clearing,
            FeedTable feeds,
            Limits limits,
            CpuPool cpu,
            TransactionTemplate transaction,
            Clock clock) {
        this.sources = sources;
        this.table = table;
        this.clearing = clearing;
        this.feeds = feeds;
        this.limits = limits;
        this.cpu = cpu;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Version(IntegrationId source, int number) {}

    /** The schema, ready to hold records against. */
    RecordSchema compiled(SchemaVersion version) {
        var key = new Version(version.source(), version.number());
        synchronized (compiled) {
            RecordSchema known = compiled.get(key);
            if (known != null) {
                return known;
            }
        }
        RecordSchema schema = cpu.call(() -> compile(version), COMPARING);
        synchronized (compiled) {
            compiled.put(key, schema);
            if (compiled.size() > COMPILED) {
                compiled.remove(compiled.keySet().iterator().next());
            }
        }
        return schema;
    }

    private static RecordSchema compile(SchemaVersion version) throws RecordSchema.Unusable {
        return RecordSchema.of(JSON.readTree(version.definition()));
    }

    /**
     * Takes what a source answers at {@code /schema}: it is the version in use, the next version, or refused.
     *
     * @return the version in use from now on; null where the first one was refused
     */
    @Nullable
    SchemaVersion offer(IntegrationId id, SourceDescription.Content said, Fence fence) {
        byte[] fingerprint = fingerprint(said);
        Source seen = sources.find(id).orElseThrow();
        SchemaVersion older = seen.schema();
        List<SchemaDifference> differences =
                older == null ? List.of() : cpu.call(() -> differences(older, said), COMPARING);
        if (older != null && areOthers(older, said) && isAllowed(older, differences) && !isTooOften(id)) {
            clearing.inParts(id, fence);
        }
        return transaction.execute(status -> {
            sources.lock(id);
            fence.pass();
            Source source = sources.find(id).orElseThrow();
            if (!Objects.equals(number(source), number(seen))) {
                return source.schema(); // somebody else was faster; it is asked again soon
            }
            SchemaVersion current = source.schema();
            if (current != null && Arrays.equals(table.fingerprint(current), fingerprint)) {
                sources.agreed(id, said.interval());
                return current;
            }
            return follow(source, said, fingerprint, differences);
        });
    }

    private @Nullable SchemaVersion follow(
            Source source, SourceDescription.Content said, byte[] fingerprint, List<SchemaDifference> differences) {
        Instant now = clock.instant();
        IntegrationId id = source.integration();
        SchemaVersion current = source.schema();
        List<SchemaDifference> forbidden = current == null
                ? List.of()
                : differences.stream().filter(current.compatibility()::forbids).toList();
        boolean tooOften = isTooOften(id);
        if (tooOften || !forbidden.isEmpty()) {
            sources.refused(id, new Source.RefusedSchema(said.definition().toString(), tooOften, forbidden, now));
            if (tooOften) {
                limits.bites(id, DataLimited.Limit.SCHEMAS_A_DAY, MOST_A_DAY);
            }
            return current;
        }
        var next = new SchemaVersion(
                id,
                (current == null ? sources.triedSchemas(id) : current.number()) + 1,
                said.definition().toString(),
                said.key(),
                Compatibility.of(said.compatibility()),
                said.perInstallation(),
                now);
        table.add(next, fingerprint);
        sources.agreed(id, said.interval());
        feeds.beginAnew(id);
        if (current != null && areOthers(current, said)) {
            clearing.atOnce(id); // those that came meanwhile
        }
        return next;
    }

    /** Whether the records of before are none of those to come. */
    private static boolean areOthers(SchemaVersion current, SourceDescription.Content said) {
        return !current.key().equals(said.key()) || current.perInstallation() != said.perInstallation();
    }

    private static boolean isAllowed(SchemaVersion current, List<SchemaDifference> differences) {
        return differences.stream().noneMatch(current.compatibility()::forbids);
    }

    private boolean isTooOften(IntegrationId source) {
        return table.countSince(source, clock.instant().minus(Duration.ofDays(1))) >= MOST_A_DAY;
    }

    private static List<SchemaDifference> differences(SchemaVersion current, SourceDescription.Content said) {
        List<SchemaDifference> differences = new ArrayList<>();
        if (!current.key().equals(said.key())) {
            differences.add(SchemaDifference.of(
                    "", SchemaDifference.Breaks.BOTH, "key", "Records are identified by other fields now.", Map.of()));
        }
        if (current.perInstallation() != said.perInstallation()) {
            differences.add(SchemaDifference.of(
                    "",
                    SchemaDifference.Breaks.BOTH,
                    "per-installation",
                    "Records are for other readers now: per_installation is different.",
                    Map.of()));
        }
        JsonNode older = JSON.readTree(current.definition());
        differences.addAll(
                SchemaComparison.between(older, JSON.readTree(said.definition().toString())));
        return differences;
    }

    private static @Nullable Integer number(Source source) {
        return source.schema() == null ? null : source.schema().number();
    }

    private static byte[] fingerprint(SourceDescription.Content said) {
        return Sha256.of(SORTED.writeValueAsString(List.of(
                said.definition(), said.key(), said.compatibility(), Boolean.toString(said.perInstallation()))));
    }
}

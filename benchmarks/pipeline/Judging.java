package dev.patchbay.pipeline;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.limits.CpuPool;
import dev.patchbay.vetting.SourceDescription;
import dev.patchbay.vetting.SourceRecords;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code Judging DESCRIPTION RECORDS REFUSED ROUNDS SECONDS}: reads an answer of {@code /data} again and again and holds its records
 * against their schema, as a poll does and with the validator library alone, by turns. Prints for each round how many records of
 * each a second. In the package of the judge, which nobody else is to use.
 */
public final class Judging {

    private static final double SECOND = 1e9;
    private static final int WARM_UP = 4;

    private Judging() {}

    public static void main(String[] arguments) throws Exception {
        String description = Files.readString(Path.of(arguments[0]));
        String answer = Files.readString(Path.of(arguments[1]));
        int refused = Integer.parseInt(arguments[2]);
        double seconds = Double.parseDouble(arguments[4]);
        try (var cpu = new Cpu()) {
            Judge judge = judge(cpu.pool);
            SchemaVersion version = version(description);
            Work ours = () -> {
                var part = (SourceRecords.Part) SourceRecords.read(answer);
                var judgements = judge.judge(version, part.records());
                return check(
                        judgements.size(),
                        judgements.stream().filter(each -> each.rejection() != null).count(),
                        refused);
            };
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(version.definition());
            JsonMapper mapper = JsonMapper.shared();
            Work library = () -> {
                int records = 0;
                int wrong = 0;
                for (JsonNode record : mapper.readTree(answer)) {
                    records++;
                    wrong += schema.validate(record).isEmpty() ? 0 : 1;
                }
                return check(records, wrong, refused);
            };
            for (int warmingUp = 0; warmingUp < WARM_UP; warmingUp++) {
                perSecond(ours, seconds);
                perSecond(library, seconds);
            }
            for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
                System.out.println(perSecond(ours, seconds) + " " + perSecond(library, seconds));
            }
        }
    }

    /** Answers how many records it did. */
    private interface Work {

        int run();
    }

    private static final class Cpu implements AutoCloseable {

        private final CpuPool pool = new CpuPool(new SimpleMeterRegistry());

        @Override
        public void close() {
            pool.destroy();
        }
    }

    private static int check(int records, long wrong, int expected) {
        if (wrong != expected) {
            throw new IllegalStateException(wrong + " of " + records + " were refused, not " + expected);
        }
        return records;
    }

    /** A schema that was compiled once is asked for nothing else, so there is no database. */
    private static Judge judge(CpuPool cpu) {
        var settings = new Binder(new MapConfigurationPropertySource(java.util.Map.of()))
                .bindOrCreate("patchbay.pipeline", PipelineSettings.class);
        return new Judge(new Schemas(null, null, null, null, null, cpu, null, Clock.systemUTC()), cpu, settings);
    }

    private static SchemaVersion version(String description) {
        var said = SourceDescription.read(description).content().orElseThrow();
        return new SchemaVersion(
                new IntegrationId(UUID.randomUUID()),
                1,
                said.definition().toString(),
                said.key(),
                Compatibility.of(said.compatibility()),
                said.perInstallation(),
                Instant.now());
    }

    private static double perSecond(Work work, double seconds) {
        long began = System.nanoTime();
        long done = 0;
        while (System.nanoTime() - began < seconds * SECOND) {
            done += work.run();
        }
        return done * SECOND / (System.nanoTime() - began);
    }
}

package dev.patchbay.catalog;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.patchbay.limits.CpuPool;
import dev.patchbay.platform.PatchbaySettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/**
 * {@code Validate MANIFEST MISTAKES SCHEMA SCOPES ROUNDS SECONDS}: reads one manifest again and again, as a version of a developer's is
 * read and with the validator library alone, by turns on one thread. Prints for each round how many of each a second. In the
 * package of the reader, which nobody else is to use.
 */
public final class Validate {

    private static final double SECOND = 1e9;
    private static final int WARM_UP = 4;

    private Validate() {}

    public static void main(String[] arguments) throws Exception {
        String manifest = Files.readString(Path.of(arguments[0]));
        int mistakes = Integer.parseInt(arguments[1]);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of(arguments[2])));
        ManifestReader reader = reader(Set.of(arguments[3].split(",")));
        Runnable ours = () -> {
            int found = reader.read(manifest, EntryRules.Stage.VERSION, ManifestReader.Rules.NONE)
                    .faults()
                    .size();
            if (found != mistakes) {
                throw new IllegalStateException(found + " mistakes instead of " + mistakes);
            }
        };
        Runnable library = () -> {
            if (schema.validate(manifest, InputFormat.JSON).isEmpty() != (mistakes == 0)) {
                throw new IllegalStateException("the library thinks otherwise");
            }
        };
        double seconds = Double.parseDouble(arguments[5]);
        for (int warmingUp = 0; warmingUp < WARM_UP; warmingUp++) {
            perSecond(ours, seconds);
            perSecond(library, seconds);
        }
        for (int round = 0; round < Integer.parseInt(arguments[4]); round++) {
            System.out.println(perSecond(ours, seconds) + " " + perSecond(library, seconds));
        }
    }

    private static ManifestReader reader(Set<String> scopes) {
        var settings = new PatchbaySettings(
                PatchbaySettings.Mode.PRODUCTION,
                URI.create("https://apps.example.com"),
                URI.create("https://widgets.example.com"),
                Path.of("data"),
                List.of());
        ScopeNames names = () -> scopes;
        return new ManifestReader(
                new ManifestSchema(),
                settings,
                new StaticListableBeanFactory(Map.of("scopes", names)).getBeanProvider(ScopeNames.class),
                new CpuPool(new SimpleMeterRegistry()));
    }

    private static double perSecond(Runnable work, double seconds) {
        long began = System.nanoTime();
        long done = 0;
        while (System.nanoTime() - began < seconds * SECOND) {
            work.run();
            done++;
        }
        return done * SECOND / (System.nanoTime() - began);
    }
}

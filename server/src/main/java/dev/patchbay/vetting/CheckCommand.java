package dev.patchbay.vetting;

import dev.patchbay.catalog.Manifest;
import dev.patchbay.catalog.ManifestsAtHand;
import dev.patchbay.egress.Egress;
import dev.patchbay.egress.EgressFailure;
import dev.patchbay.egress.EgressRequest;
import dev.patchbay.egress.EgressResponse;
import dev.patchbay.kernel.Ids;
import dev.patchbay.limits.CpuPool;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/**
 * {@code java -jar patchbay.jar check <manifest>}: the checks of a marketplace on a developer's own machine, without a server
 * and a database, and with that machine's own addresses allowed.
 */
public final class CheckCommand {

    private static final int OK = 0;
    private static final int BROKEN = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final int LARGEST = 1 << 20;

    private static final String USAGE = """
            Checks an integration on your own machine, by the rules of the marketplace.

              java -jar patchbay.jar check <manifest> [options]
              ./patchbay check-integration <manifest> [options]

              <manifest>                address or file of the manifest, such as http://localhost:3000/manifest.json
              --webhook-secret SECRET   tries the webhook handler with it (whsec_…); else PATCHBAY_WEBHOOK_SECRET
              --rule RULE=MODE          off, monitor or enforce, as your marketplace has it; may be repeated
              --json                    prints the results as JSON
              --help                    prints this

            It ends with 0 when nothing stands against publishing, 1 when an enforced rule is broken, 2 when it was called wrongly
            or the manifest cannot be read.
            """;

    private CheckCommand() {}

    /**
     * Checks what the arguments name.
     *
     * @param environment of which {@code PATCHBAY_WEBHOOK_SECRET} is read
     * @return the exit code
     */
    public static int run(
            List<String> arguments, Map<String, String> environment, Locale locale, PrintStream out, PrintStream err) {
        CheckArguments asked;
        try {
            asked = CheckArguments.read(arguments, environment);
        } catch (CheckArguments.Wrong wrong) {
            err.println(wrong.getMessage());
            err.println();
            err.print(USAGE);
            return NOT_UNDERSTOOD;
        }
        if (asked.help()) {
            out.print(USAGE);
            return OK;
        }
        var egress = Egress.onOwnMachine();
        var cpu = new CpuPool(new SimpleMeterRegistry());
        try {
            String document = document(asked.manifest(), egress);
            List<Run.Result> results = results(document, asked, egress, cpu);
            var report = new CheckReport(asked.manifest(), results, locale);
            out.print(asked.json() ? report.json() : report.text());
            return report.publishable() ? OK : BROKEN;
        } catch (CheckArguments.Wrong unreadable) {
            err.println(unreadable.getMessage());
            return NOT_UNDERSTOOD;
        } finally {
            egress.destroy();
            cpu.destroy();
        }
    }

    private static String document(String manifest, Egress egress) throws CheckArguments.Wrong {
        if (manifest.startsWith("http://") || manifest.startsWith("https://")) {
            return fetched(manifest, egress);
        }
        try {
            var file = Path.of(manifest);
            if (Files.size(file) > LARGEST) {
                throw new CheckArguments.Wrong("The file " + manifest + " is larger than 1 MiB.");
            }
            return Files.readString(file);
        } catch (IOException | InvalidPathException unreadable) {
            throw new CheckArguments.Wrong("The file " + manifest + " cannot be read.");
        }
    }

    private static String fetched(String manifest, Egress egress) throws CheckArguments.Wrong {
        URI address;
        try {
            address = URI.create(manifest);
        } catch (IllegalArgumentException malformed) {
            throw new CheckArguments.Wrong(manifest + " is not a valid address.");
        }
        var request = EgressRequest.get(address).withMaximumBody(LARGEST).withTimeout(Duration.ofSeconds(10));
        return switch (egress.send(request)) {
            case EgressResponse response
            when response.status() == 200 -> new String(response.body(), StandardCharsets.UTF_8);
            case EgressResponse response ->
                throw new CheckArguments.Wrong(manifest + " answered with status " + response.status() + ".");
            case EgressFailure failure -> throw new CheckArguments.Wrong(failure.message());
        };
    }

    private static List<Run.Result> results(String document, CheckArguments asked, Egress egress, CpuPool cpu) {
        var settings = new VettingSettings(
                asked.modes(),
                true,
                List.of(),
                20,
                Duration.ofSeconds(1),
                DataSize.ofKilobytes(512),
                Duration.ofDays(1),
                Duration.ofDays(90),
                30);
        var manifests = new ManifestsAtHand(cpu);
        var ids = new Ids(Clock.systemUTC());
        ProtectedNames brand = integration -> List.of(new ProtectedNames.Name("Patchbay", true));
        var trials = new OwnSecretTrials(asked.webhookSecret(), ids, Clock.systemUTC());
        var checks = new Checks(
                UsualChecks.of(
                        settings,
                        new UsualChecks.Needs(
                                (json, draft) -> manifests.validate(json),
                                brand,
                                trials,
                                null,
                                new WidgetFiles(egress, new Scripts(), settings.largestBundle()),
                                cpu)),
                settings);
        var faults = manifests.validate(document);
        if (!faults.isEmpty()) {
            var verdict = ManifestCheck.verdict(faults);
            return List.of(new Run.Result(
                    ManifestCheck.RULE, RuleMode.ENFORCE, verdict.outcome(), verdict.evidence(), verdict.mend()));
        }
        Manifest manifest = Target.read(document);
        var subject = new CheckSubject(
                null, manifest, document, CheckSubject.Stage.DRAFT, new Ask(egress::send, Ask.Bounds.USUAL));
        List<Run.Result> results = new ArrayList<>();
        for (Check check : checks.wanted()) {
            var found = check.run(subject);
            results.add(new Run.Result(
                    check.rule(), checks.modeOf(check), found.outcome(), found.evidence(), found.mend()));
        }
        return results;
    }
}

package dev.patchbay.vetting;

import dev.patchbay.catalog.DeliveryMode;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.limits.CpuPool;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a data source says of its records at {@code /schema}, the records at {@code /data} keep to. */
final class DataCheck implements Check {

    static final String RULE = "data";

    private static final int LARGEST_SCHEMA = 256 * 1024;
    private static final int LARGEST_DATA = 5 << 20;
    private static final Duration VALIDATING = Duration.ofSeconds(10);

    private final CpuPool cpu;

    DataCheck(CpuPool cpu) {
        this.cpu = cpu;
    }

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    public RuleMode usualMode() {
        return RuleMode.ENFORCE;
    }

    @Override
    public CheckResult run(CheckSubject subject) {
        if (!subject.is(IntegrationType.DATA_SOURCE)) {
            return CheckResult.skipped("data.no-source");
        }
        var evidence = new LinkedHashMap<String, Object>();
        var schemaAt = subject.below("/schema");
        var schema = text(schemaAt, LARGEST_SCHEMA, subject.ask());
        if (schema.refusal != null) {
            return schema.refusal;
        }
        var description = cpu.call(() -> SourceDescription.read(schema.text), VALIDATING);
        if (description.mistake() != null) {
            evidence.put("address", schemaAt.toString());
            evidence.put("mistake", description.mistake());
            return CheckResult.failed(evidence, "data.schema", Map.of("mistake", description.mistake()));
        }
        evidence.put("key", description.key());
        if (subject.manifest().deliveryMode() == DeliveryMode.PUSH || description.perInstallation()) {
            evidence.put("data", "not asked for");
            return CheckResult.passed(evidence);
        }
        var data = text(subject.below("/data"), LARGEST_DATA, subject.ask());
        if (data.refusal != null) {
            return data.refusal;
        }
        return cpu.call(() -> SourceRecords.hold(data.text, description, evidence), VALIDATING);
    }

    /** @param refusal why there is no text */
    private record Text(String text, @Nullable CheckResult refusal) {}

    private static Text text(URI address, int most, Ask ask) {
        return switch (ask.get(address, "application/json", most)) {
            case Ask.Silence silence -> new Text("", CheckResult.unanswered(address, silence));
            case Ask.Heard heard
            when heard.status() == 200 -> new Text(heard.response().text(), null);
            case Ask.Heard heard -> {
                Map<String, Object> evidence = Map.of("address", address.toString(), "status", heard.status());
                var values = Map.of("address", address.toString(), "status", Integer.toString(heard.status()));
                // a source may insist on the signature that polls carry and checks do not
                yield new Text(
                        "",
                        heard.status() == 401
                                ? CheckResult.warned(evidence, "data.signed-only", values)
                                : CheckResult.failed(evidence, "data.status", values));
            }
        };
    }
}

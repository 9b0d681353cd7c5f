package dev.patchbay.vetting;

import dev.patchbay.catalog.DeliveryMode;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.egress.CallSignatures;
import dev.patchbay.limits.CpuPool;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a data source says of its records at {@code /schema}, the records at {@code /data} keep to. */
final class DataCheck extends UsualCheck {

    static final String RULE = "data";

    private static final String JSON = "application/json";
    private static final Duration VALIDATING = Duration.ofSeconds(10);

    private final @Nullable CallSignatures signatures;
    private final CpuPool cpu;

    /** @param signatures null where nobody can sign as a marketplace */
    DataCheck(@Nullable CallSignatures signatures, CpuPool cpu) {
        super(RULE, RuleMode.ENFORCE);
        this.signatures = signatures;
        this.cpu = cpu;
    }

    @Override
    public CheckResult run(CheckSubject subject) {
        if (!subject.is(IntegrationType.DATA_SOURCE)) {
            return CheckResult.skipped("data.no-source");
        }
        var evidence = new LinkedHashMap<String, Object>();
        var schemaAt = subject.below("/schema");
        var schema = text(schemaAt, SourceDescription.LARGEST, subject);
        if (schema.refusal != null) {
            return schema.refusal;
        }
        var description = cpu.call(() -> SourceDescription.read(schema.text), VALIDATING);
        var content = description.content().orElse(null);
        if (content == null) {
            evidence.put("address", schemaAt.toString());
            return CheckResult.failed(
                    evidence, "data.schema", description.wrong().kept());
        }
        evidence.put("key", content.key());
        if (subject.manifest().deliveryMode() == DeliveryMode.PUSH || content.perInstallation()) {
            evidence.put("dataAsked", false);
            return CheckResult.passed(evidence);
        }
        var data = text(subject.below("/data"), SourceRecords.LARGEST, subject);
        if (data.refusal != null) {
            return data.refusal;
        }
        return cpu.call(() -> HeldRecords.of(data.text, content, evidence), VALIDATING);
    }

    /** @param refusal why there is no text */
    private record Text(String text, @Nullable CheckResult refusal) {}

    private Text text(URI address, int most, CheckSubject subject) {
        return switch (asked(address, most, subject)) {
            case Ask.Silence silence -> new Text("", CheckResult.unanswered(address, silence));
            case Ask.Heard heard
            when heard.status() == 200 -> new Text(heard.response().text(), null);
            case Ask.Heard heard -> {
                Map<String, Object> evidence = Map.of("address", address.toString(), "status", heard.status());
                var values = Map.of("address", address.toString(), "status", Integer.toString(heard.status()));
                yield new Text("", refusal(heard.status(), evidence, values));
            }
        };
    }

    /** As polls ask, so that a source may insist on their signature. */
    private Ask.Reply asked(URI address, int most, CheckSubject subject) {
        return signatures == null
                ? subject.ask().get(address, JSON, most)
                : subject.ask()
                        .get(
                                address,
                                JSON,
                                most,
                                signatures.of(subject.manifest().baseUrl()));
    }

    private CheckResult refusal(int status, Map<String, Object> evidence, Map<String, String> values) {
        if (status != 401) {
            return CheckResult.failed(evidence, "data.status", values);
        }
        return signatures == null
                ? CheckResult.warned(evidence, "data.signed-only", values)
                : CheckResult.failed(evidence, "data.signature-refused", values);
    }
}

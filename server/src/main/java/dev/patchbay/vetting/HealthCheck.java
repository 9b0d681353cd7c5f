package dev.patchbay.vetting;

import java.util.Map;

/** {@code GET {base_url}/health} answers with 2xx. */
final class HealthCheck extends UsualCheck {

    static final String RULE = "health";

    HealthCheck() {
        super(RULE, RuleMode.ENFORCE);
    }

    @Override
    public CheckResult run(CheckSubject subject) {
        if (subject.runByOrganizations()) {
            return CheckResult.skipped("run-by-organizations");
        }
        var address = subject.below("/health");
        return switch (subject.ask().beginning(address, "application/json, */*", 4096)) {
            case Ask.Silence silence -> CheckResult.unanswered(address, silence);
            case Ask.Heard heard -> {
                Map<String, Object> evidence = Map.of(
                        "address",
                        address.toString(),
                        "status",
                        heard.status(),
                        "milliseconds",
                        heard.response().latency().toMillis());
                yield heard.good()
                        ? CheckResult.passed(evidence)
                        : CheckResult.failed(
                                evidence,
                                "health.status",
                                Map.of("address", address.toString(), "status", Integer.toString(heard.status())));
            }
        };
    }
}

package dev.patchbay.vetting;

import dev.patchbay.vetting.TrialDeliveries.Flaw;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The webhook handler accepts a well signed event, and refuses a forged and an old one. */
final class WebhookCheck extends UsualCheck {

    static final String RULE = "webhook";

    private final TrialDeliveries deliveries;

    WebhookCheck(TrialDeliveries deliveries) {
        super(RULE, RuleMode.ENFORCE);
        this.deliveries = deliveries;
    }

    @Override
    public CheckResult run(CheckSubject subject) {
        if (subject.runByOrganizations()) {
            return CheckResult.skipped("run-by-organizations");
        }
        var evidence = new LinkedHashMap<String, Object>();
        for (Flaw flaw : Flaw.values()) {
            var trial = deliveries.make(subject, flaw).orElse(null);
            if (trial == null) {
                return CheckResult.skipped(deliveries.absence(subject));
            }
            evidence.put("address", trial.address().toString());
            switch (subject.ask().post(trial.address(), trial.headers(), trial.body())) {
                case Ask.Silence silence -> {
                    return CheckResult.unanswered(trial.address(), silence);
                }
                case Ask.Heard heard -> {
                    evidence.put(word(flaw), heard.status());
                    if (!right(flaw, heard)) {
                        return wrong(flaw, heard, trial.address(), evidence);
                    }
                }
            }
        }
        return CheckResult.passed(evidence);
    }

    private static boolean right(Flaw flaw, Ask.Heard heard) {
        return flaw == Flaw.NONE ? heard.good() : heard.status() / 100 == 4;
    }

    private static CheckResult wrong(Flaw flaw, Ask.Heard heard, URI address, Map<String, Object> evidence) {
        return CheckResult.failed(
                evidence,
                "webhook." + word(flaw) + (flaw != Flaw.NONE && heard.good() ? "-accepted" : ""),
                Map.of("address", address.toString(), "status", Integer.toString(heard.status())));
    }

    private static String word(Flaw flaw) {
        return switch (flaw) {
            case NONE -> "good";
            case FORGED -> "forged";
            case OLD -> "old";
        };
    }
}

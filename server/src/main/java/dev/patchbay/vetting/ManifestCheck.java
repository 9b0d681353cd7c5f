package dev.patchbay.vetting;

import dev.patchbay.catalog.ManifestFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The manifest keeps to its schema and to the rules beyond it. */
final class ManifestCheck extends UsualCheck {

    static final String RULE = "manifest-schema";

    /** Members of the evidence. */
    static final String FAULTS = "faults";

    static final String DETAIL = "detail";
    static final String CODE = "code";
    static final String VALUES = "values";
    static final String NEAREST = "nearest";

    private final BiFunction<String, Boolean, List<ManifestFault>> validation;

    /** @param validation the mistakes of a document, as a draft or not */
    ManifestCheck(BiFunction<String, Boolean, List<ManifestFault>> validation) {
        super(RULE, RuleMode.ENFORCE);
        this.validation = validation;
    }

    @Override
    public CheckResult run(CheckSubject subject) {
        if (subject.stage() == CheckSubject.Stage.FILE) {
            return CheckResult.skipped("manifest.file"); // read with the words of the file, when that was applied
        }
        return verdict(validation.apply(subject.document(), subject.stage() == CheckSubject.Stage.DRAFT));
    }

    static CheckResult verdict(List<ManifestFault> faults) {
        if (faults.isEmpty()) {
            return CheckResult.passed(Map.of());
        }
        return CheckResult.failed(
                Map.of(
                        "mistakes",
                        faults.size(),
                        FAULTS,
                        faults.stream().map(ManifestCheck::shown).toList()),
                "manifest.faults",
                Map.of("count", Integer.toString(faults.size())));
    }

    private static Map<String, Object> shown(ManifestFault fault) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("pointer", fault.pointer());
        shown.put("line", fault.line());
        shown.put(DETAIL, fault.detail());
        if (fault.said() != null) {
            shown.put(CODE, fault.said().key());
            shown.put(VALUES, fault.said().values());
        }
        if (fault.nearest() != null && !fault.nearest().equals(fault.expected())) {
            shown.put(NEAREST, fault.nearest());
        }
        return shown;
    }
}

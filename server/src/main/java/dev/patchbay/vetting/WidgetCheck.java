package dev.patchbay.vetting;

import dev.patchbay.catalog.IntegrationType;
import java.util.LinkedHashMap;

/** {@code /manifest} says what the manifest says of the widget, and {@code /bundle} is a script that may be shown. */
final class WidgetCheck extends UsualCheck {

    static final String RULE = "widget";

    private final WidgetFiles files;

    WidgetCheck(WidgetFiles files) {
        super(RULE, RuleMode.ENFORCE);
        this.files = files;
    }

    @Override
    public CheckResult run(CheckSubject subject) {
        if (!subject.is(IntegrationType.WIDGET)) {
            return CheckResult.skipped("widget.none");
        }
        var evidence = new LinkedHashMap<String, Object>();
        return switch (files.read(subject.manifest(), subject.ask(), evidence)) {
            case WidgetFiles.Bundle _ -> CheckResult.passed(evidence);
            case WidgetFiles.Refused(CheckResult why) -> why;
        };
    }
}

package dev.patchbay.platform;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints all start-up problems as a list, each with its setting and its mend. */
class StartupFailureAnalyzer extends AbstractFailureAnalyzer<StartupException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StartupException cause) {
        String list = cause.problems().stream()
                .map(problem -> "  - %s%n    %s%n    %s".formatted(problem.setting(), problem.what(), problem.mend()))
                .collect(Collectors.joining(System.lineSeparator()));
        return new FailureAnalysis(
                "Patchbay cannot start yet:" + System.lineSeparator() + list,
                "Mend what is listed above and start again. Nothing was changed.",
                cause);
    }
}

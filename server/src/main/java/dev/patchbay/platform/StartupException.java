package dev.patchbay.platform;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.ExitCodeGenerator;

/** Patchbay does not start, for reasons that the operator can mend: told without a stack trace. */
public class StartupException extends RuntimeException implements ExitCodeGenerator {

    /** {@code EX_CONFIG} of sysexits(3). */
    static final int EXIT_CODE = 78;

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<StartupProblem> problems;

    public StartupException(List<StartupProblem> problems) {
        super(problems.stream().map(StartupProblem::toString).collect(Collectors.joining("; ")), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public StartupException(StartupProblem problem) {
        this(List.of(problem));
    }

    /** At least one. */
    public final List<StartupProblem> problems() {
        return problems;
    }

    @Override
    public int getExitCode() {
        return EXIT_CODE;
    }
}

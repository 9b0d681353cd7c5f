package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.patchbay.kernel.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/reference/problems.md} true; {@code -Dupdate=true} writes it. */
class ProblemsReferenceTests {

    private static final Path REFERENCE = Path.of("../docs/reference/problems.md");

    private static final List<Problem> PROBLEMS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.patchbay").stream()
                    .filter(type -> type.isEnum() && type.isAssignableTo(Problem.class))
                    .map(JavaClass::reflect)
                    .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                    .map(Problem.class::cast)
                    .sorted(Comparator.comparing(Problem::slug))
                    .toList();

    @Test
    void slugsAreUnique() {
        assertThat(PROBLEMS).extracting(Problem::slug).doesNotHaveDuplicates();
    }

    @Test
    void theReferenceListsEveryProblem() throws IOException {
        String expected = PROBLEMS.stream()
                .map(problem -> "| `%s` | %s | %s |".formatted(problem.slug(), problem.kind(), problem.title()))
                .collect(Collectors.joining("\n", """
                        # Problems

                        Every refusal is a problem document (RFC 9457). Its `type` is `/problems/` and one of these slugs, which never change.
                        `detail` says what happened and what to do next; `traceId` finds the request in the operator's log.

                        | slug | kind | title |
                        |---|---|---|
                        """, "\n"));
        if (Boolean.getBoolean("update")) {
            Files.createDirectories(REFERENCE.getParent());
            Files.writeString(REFERENCE, expected);
        }

        assertThat(REFERENCE).content().isEqualTo(expected);
    }
}

package dev.patchbay.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemWordsTests {

    private static final Path WORDS = Path.of("src/main/resources/messages/problems.properties");
    private static final Path REFERENCE = Path.of("../docs/reference/problems.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| \\w+ \\| (.*) \\|");

    @Test
    void translateTitlesThatProblemsReallyHave() throws IOException {
        var titles = ROW.matcher(Files.readString(REFERENCE))
                .results()
                .collect(Collectors.toMap(row -> "problem." + row.group(1) + ".title", row -> row.group(2)));
        var words = new Properties();
        try (Reader reader = Files.newBufferedReader(WORDS)) {
            words.load(reader);
        }
        words.remove("problem.unknown.title");

        assertThat(words.stringPropertyNames())
                .filteredOn(key -> key.endsWith(".title"))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(words.getProperty(key)).as(key).isEqualTo(titles.get(key)));
    }
}

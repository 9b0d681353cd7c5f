package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bounds on the source itself. */
class SourceFilesTests {

    private static final int MOST_LINES = 400;
    private static final int MEDIAN_LINES = 60;

    @Test
    void noFileIsTooLongToRead() throws IOException {
        assertThat(sources(Path.of("src")))
                .as("files of %d lines or more: split them by topic", MOST_LINES)
                .noneMatch(file -> lines(file) >= MOST_LINES);
    }

    @Test
    void theMedianFileIsShort() throws IOException {
        List<Integer> lengths = sources(Path.of("src/main")).stream()
                .map(SourceFilesTests::lines)
                .sorted()
                .toList();

        assertThat(lengths.get(lengths.size() / 2)).isLessThan(MEDIAN_LINES);
    }

    @Test
    void everyPackageHasItsSentence() throws IOException {
        assertThat(sources(Path.of("src/main")).stream().map(Path::getParent).distinct())
                .allMatch(folder -> Files.exists(folder.resolve("package-info.java")));
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

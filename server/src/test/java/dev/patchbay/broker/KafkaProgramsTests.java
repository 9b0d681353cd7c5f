package dev.patchbay.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaProgramsTests {

    @TempDir
    Path home;

    /** What runs in the child is on no class path that a licence report sees. */
    @Test
    void comeEachWithALicence() throws Exception {
        KafkaPrograms programs = KafkaPrograms.unpack(home);
        List<String> listed = Pattern.compile("\\S+\\.jar")
                .matcher(Files.readString(Path.of("src/main/licences/broker.txt")))
                .results()
                .map(MatchResult::group)
                .toList();
        List<String> there;
        try (Stream<Path> files = Files.list(programs.folder())) {
            there = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("patchbay.jar"))
                    .toList();
        }
        assertThat(there).contains("kafka-clients-" + KafkaPrograms.VERSION + ".jar");
        assertThat(listed).containsExactlyInAnyOrderElementsOf(there);
    }

    @Test
    void areUnpackedOnceAndReplaceThoseOfAnotherVersion() throws Exception {
        Path earlier = Files.createDirectories(home.resolve("4.2.0-12345678"));
        Path data = Files.createDirectories(home.resolve("data"));
        KafkaPrograms first = KafkaPrograms.unpack(home);
        assertThat(earlier).doesNotExist();
        assertThat(data).exists();
        Path mark = Files.createFile(first.folder().resolve("mark"));

        KafkaPrograms again = KafkaPrograms.unpack(home);

        assertThat(again).isEqualTo(first);
        assertThat(mark).exists();
        assertThat(home.resolve(first.folder().getFileName() + ".unfinished")).doesNotExist();
    }
}

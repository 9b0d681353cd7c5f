package dev.patchbay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of what beginners read is run as it stands there, and prints what stands there; only the ports are others. */
class TutorialStoryTests {

    private static final String PATCHBAY = "http://localhost:8080";
    private static final String PROGRAM = "127.0.0.1:3000";
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final List<String> SAMPLES = List.of(
            "customer-service", "bot", "crm", "analytics", "host-product", "logbook", "crypto-ticker", "machine-pulse");

    @TempDir
    private Path folder;

    private final URI program = ForeignProgram.freeAddress();

    @Test
    void fromNothingToAnAppThatStrangersUse() throws IOException {
        follow("tutorials/publish-your-first-app.md");
    }

    @Test
    void fromNothingToAWidgetOnADashboard() throws IOException {
        follow("how-to/write-a-widget.md");
    }

    private void follow(String name) throws IOException {
        var document = Document.read(name);
        checkout();
        String title = name.substring(name.indexOf('/') + 1, name.indexOf('.'));
        Map<String, String> ports =
                Map.of("HOST", program.getHost(), "PORT", "" + program.getPort(), "BASE_URL", program.toString());
        try (var patchbay = RunningPatchbay.up(start(document));
                var reader = Terminal.open(title, folder, ports);
                var third = Terminal.open(title + "-program", folder, ports)) {
            String printed = "";
            for (Document.Block block : document.blocks()) {
                String text = block.text()
                        .replace(PATCHBAY, patchbay.base().toString())
                        .replace(PROGRAM, program.getAuthority());
                switch (block.kind()) {
                    case "sh" -> printed = reader.run(text);
                    case "sh terminal-3" -> third.start(text);
                    case "text" ->
                        assertThat(printed)
                                .as("what the block before line " + block.line() + " prints")
                                .contains(text.lines().toList());
                    default -> {} // the first terminal: what runs already
                }
            }
        }
    }

    /** What a reader has cloned: this checkout, under the name that the tutorial gives it. */
    private void checkout() throws IOException {
        Path launcher = Files.createDirectory(folder.resolve("patchbay")).resolve("patchbay");
        Files.writeString(launcher, "#!/bin/sh\nexec '" + ROOT.resolve("patchbay") + "' \"$@\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }

    /** The last command of the first terminal, but for the samples, which nobody looks at here. */
    private List<String> start(Document document) {
        Document.Block first = document.blocks().getFirst();
        assertThat(first.kind()).isEqualTo("sh terminal-1");
        String command = first.lines().getLast().replace(PROGRAM, program.getAuthority());
        assertThat(command).startsWith("patchbay/patchbay up");
        var arguments = new ArrayList<>(Arrays.asList(command.split(" ", -1)));
        arguments.removeFirst();
        SAMPLES.forEach(sample -> arguments.addAll(List.of("--without", sample)));
        return arguments;
    }
}

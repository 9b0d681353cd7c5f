package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The program that a developer downloads to begin with.
 *
 * @param name the integration's
 * @param folder where it was unpacked, with its settings beside it
 * @param service where it listens
 */
record Starter(String name, Path folder, URI service) {

    private static final String WEBHOOK_SECRET = "PATCHBAY_WEBHOOK_SECRET=";

    /** Becomes a developer, makes an app, and downloads its starter and settings into a folder. */
    static Starter ofNewApp(Browser developers, String title, String name, Path into, URI service) throws IOException {
        Page page = developers.go("/new-integration");
        page.getByRole(AriaRole.BUTTON, named("Become a developer")).click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(title);
        assertThat(page.getByLabel("Name in addresses")).hasValue(name);
        developers.isAccessible();
        page.getByRole(AriaRole.BUTTON, named("Make the integration")).click();
        assertThat(page.getByRole(AriaRole.HEADING, named(title + " is registered")))
                .isVisible();
        developers.isAccessible();

        Path zip = into.resolve("starter.zip");
        save(page, page.getByRole(AriaRole.LINK, named("Download the starter")), zip);
        unpack(zip, into);
        Path folder = into.resolve(name);
        save(page, page.getByRole(AriaRole.BUTTON, named("Download as .env")), folder.resolve(".env"));
        page.getByLabel("I have stored the secret").check();
        page.getByRole(AriaRole.LINK, named("Go to the manifest")).click();
        assertThat(page.getByLabel("Manifest of " + title)).isVisible();
        return new Starter(name, folder, service);
    }

    private static void save(Page page, Locator link, Path file) {
        Download download = page.waitForDownload(link::click);
        download.saveAs(file);
    }

    private static void unpack(Path zip, Path into) throws IOException {
        try (var archive = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                Path file = into.resolve(entry.getName()).normalize();
                assertThat(file).startsWithRaw(into);
                Files.createDirectories(file.getParent());
                Files.copy(archive, file);
            }
        }
    }

    /** What {@code npm start} runs. */
    ForeignProgram run() {
        return ForeignProgram.start(
                name,
                folder,
                List.of("node", "--env-file=.env", "src/server.js"),
                environment(),
                service.resolve("/health"));
    }

    /** What {@code npm run push} runs. */
    void push(String... more) {
        ForeignProgram.run(
                name,
                folder,
                Stream.concat(Stream.of("node", "--env-file=.env", "src/push.js"), Stream.of(more))
                        .toList(),
                environment());
    }

    /** {@code ./patchbay check-integration} on the developer's own machine: nothing may stand against publishing. */
    void check() throws IOException {
        String secret = Files.readAllLines(folder.resolve(".env")).stream()
                .filter(line -> line.startsWith(WEBHOOK_SECRET))
                .findFirst()
                .orElseThrow();
        ForeignProgram.run(
                name + "-check",
                folder,
                List.of(
                        Path.of("..", "patchbay").toAbsolutePath().normalize().toString(),
                        "check-integration",
                        service + "/manifest.json",
                        "--json"),
                Map.of("PATCHBAY_WEBHOOK_SECRET", secret.substring(WEBHOOK_SECRET.length())));
    }

    private Map<String, String> environment() {
        return Map.of("HOST", service.getHost(), "PORT", "" + service.getPort(), "BASE_URL", service.toString());
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}

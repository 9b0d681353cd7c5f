package dev.patchbay.vetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line on a developer's own machine, against a real server there. */
class CheckCommandTests extends RuleTrial {

    private static final String SECRET = "whsec_bG9uZyBlbm91Z2ggdG8gYmUgYSBzZWNyZXQhIQ==";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void endsWithZeroWhenNothingStandsAgainstPublishing() {
        serveManifest(Map.of("icon", server.url("/icon.png")));

        assertThat(check(server.url("/manifest.json"))).isZero();

        assertThat(text(out))
                .contains("✓ The health endpoint answers (health)")
                .contains("p95Milliseconds: ")
                .contains("Nothing stands against publishing.");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void endsWithOneWhenAnEnforcedRuleIsBrokenAndSaysHowToMendIt() {
        serveManifest(Map.of());
        server.on("/health", 500, "text/plain", "");

        assertThat(check(server.url("/manifest.json"))).isEqualTo(1);

        assertThat(text(out))
                .contains("✗ The health endpoint answers (health, stops publishing)")
                .contains("answered with status 500")
                .contains("This cannot be published as it is.");
        assertThat(check(server.url("/manifest.json"), "--rule", "health=monitor"))
                .isZero();
        assertThat(check(server.url("/manifest.json"), "--rule", "health=off")).isZero();
    }

    @Test
    void triesTheWebhookWithTheSecretOfTheDeveloper() {
        serveManifest(Map.of("webhook_url", server.url("/hook")));
        server.on("/hook", 200, "text/plain", "whatever you say");

        assertThat(check(server.url("/manifest.json"), "--webhook-secret", SECRET))
                .isEqualTo(1);

        assertThat(text(out)).contains("forged signature was accepted").doesNotContain(SECRET);
        assertThat(CheckCommand.run(
                        List.of(server.url("/manifest.json")),
                        Map.of("PATCHBAY_WEBHOOK_SECRET", SECRET),
                        Locale.ENGLISH,
                        stream(out),
                        stream(err)))
                .isEqualTo(1);
        assertThat(check(server.url("/manifest.json"))).isZero();
        assertThat(text(out)).contains("its secret is not known here");
    }

    @Test
    void readsAManifestFromAFileAndNamesTheLinesOfItsMistakes() throws IOException {
        Path file = Files.writeString(folder.resolve("manifest.json"), manifest("app", Map.of()));
        assertThat(check(file.toString())).isZero();

        Files.writeString(file, "{\n  \"name\": \"weather\",\n  \"verison\": \"1.0.0\"\n}");
        assertThat(check(file.toString())).isEqualTo(1);
        assertThat(text(out)).contains("line 3, /verison").contains("version");

        assertThat(check(folder.resolve("none.json").toString())).isEqualTo(2);
    }

    @Test
    void printsJsonForPrograms() {
        serveManifest(Map.of());

        assertThat(check(server.url("/manifest.json"), "--json")).isZero();

        JsonNode report = JsonMapper.shared().readTree(text(out));
        assertThat(report.path("publishable").asBoolean()).isTrue();
        assertThat(report.path("results")
                        .valueStream()
                        .map(result -> result.path("rule").asString()))
                .containsExactlyElementsOf(UsualChecks.RULES);
        assertThat(report.path("results").get(4).path("evidence").path("status").asInt())
                .isEqualTo(200);
    }

    @Test
    void saysItInGerman() {
        serveManifest(Map.of());

        assertThat(CheckCommand.run(
                        List.of(server.url("/manifest.json")), Map.of(), Locale.GERMAN, stream(out), stream(err)))
                .isZero();

        assertThat(text(out)).contains("Dem Veröffentlichen steht nichts entgegen.");

        server.on("/manifest.json", 200, "application/json", "{\n\"verison\": 1}");
        assertThat(CheckCommand.run(
                        List.of(server.url("/manifest.json")), Map.of(), Locale.GERMAN, stream(out), stream(err)))
                .isEqualTo(1);
        assertThat(text(out)).contains("Zeile 2, /verison: Ein Feld verison gibt es nicht. Meinten Sie version?");
    }

    @Test
    void endsWithTwoWhenItIsCalledWronglyAndHelps() {
        assertThat(check()).isEqualTo(2);
        assertThat(check("a.json", "b.json")).isEqualTo(2);
        assertThat(check("a.json", "--frobnicate")).isEqualTo(2);
        assertThat(check("a.json", "--rule", "helth=off")).isEqualTo(2);
        assertThat(check("a.json", "--webhook-secret", "whsec_???")).isEqualTo(2);
        assertThat(check("http://127.0.0.1:1/manifest.json")).isEqualTo(2);
        assertThat(check("http://10.0.0.1/manifest.json")).isEqualTo(2);
        assertThat(text(err)).contains("There is no option --frobnicate", "the rules are", "--rule takes");
        assertThat(check("--help")).isZero();
        assertThat(text(out)).contains("--webhook-secret");
    }

    @Test
    void letsNobodyElsesAnswerCommandTheTerminal() {
        serveManifest(Map.of());
        server.on("/", 200, "text/html", "<img src=\"http://cdn.example.com/\u001b[31mred\">");

        assertThat(check(server.url("/manifest.json"))).isEqualTo(1);

        assertThat(text(out)).contains("mixed-content").doesNotContain("\u001b");
    }

    private void serveManifest(Map<String, Object> members) {
        server.on("/manifest.json", 200, "application/json", manifest("app", members));
    }

    private int check(String... arguments) {
        out.reset();
        return CheckCommand.run(List.of(arguments), Map.of(), Locale.ENGLISH, stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Holds {@code docs/reference/metrics.md}, the dashboard and the alerts against what is measured. */
class MetricsReferenceTests {

    private static final Path REFERENCE = Path.of("../docs/reference/metrics.md");
    private static final Path DEPLOY = Path.of("../deploy");
    private static final Pattern METER = Pattern.compile("\"(patchbay(?:\\.[a-z]+)+)\"");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(patchbay_[a-z_]+)` \\| (gauge|counter|summary|histogram) ");
    private static final Pattern USED = Pattern.compile("\\b(patchbay_[a-z_]+)");

    @Test
    void theReferenceHasEveryMeterAndNoOther() throws IOException {
        Set<String> documented = documented();

        for (String meter : meters()) {
            String name = meter.replace('.', '_');
            assertThat(documented)
                    .as("%s in %s", name, REFERENCE)
                    .anyMatch(row -> row.matches(name + "(_seconds|_bytes)?(_total)?"));
        }
        assertThat(documented).hasSameSizeAs(meters());
    }

    @Test
    void theDashboardShowsWhatIsMeasured() throws IOException {
        JsonNode dashboard = JsonMapper.builder()
                .build()
                .readTree(DEPLOY.resolve("grafana/patchbay.json").toFile());
        List<JsonNode> panels = dashboard.get("panels").valueStream().toList();

        assertThat(panels.stream().map(panel -> panel.get("id").asInt())).doesNotHaveDuplicates();
        Set<String> taken = new TreeSet<>();
        for (JsonNode panel : panels) {
            assertThat(panel.get("title").asString()).isNotBlank();
            JsonNode place = panel.get("gridPos");
            assertThat(place.get("x").asInt() + place.get("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = place.get("x").asInt();
                    x < place.get("x").asInt() + place.get("w").asInt();
                    x++) {
                for (int y = place.get("y").asInt();
                        y < place.get("y").asInt() + place.get("h").asInt();
                        y++) {
                    assertThat(taken.add(x + "/" + y))
                            .as("%s covers another panel", panel.get("title"))
                            .isTrue();
                }
            }
            if (!panel.get("type").asString().equals("row")) {
                assertThat(panel.get("description").asString()).isNotBlank();
                assertThat(panel.at("/datasource/uid").asString()).isEqualTo("${datasource}");
                assertThat(panel.get("targets")).isNotEmpty();
            }
        }
        assertKnown(dashboard.toString());
    }

    @Test
    void theAlertsAskForWhatIsMeasured() throws IOException {
        JsonNode alerts = new YAMLMapper()
                .readTree(DEPLOY.resolve("prometheus/patchbay-alerts.yaml").toFile());
        JsonNode rules = alerts.at("/groups/0/rules");

        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.get("alert").asString()).startsWith("Patchbay");
            assertThat(rule.get("expr").asString()).isNotBlank();
            assertThat(rule.at("/annotations/summary").asString()).isNotBlank();
        });
        assertKnown(rules.toString());
        JsonNode scraping = new YAMLMapper()
                .readTree(DEPLOY.resolve("prometheus/prometheus.yaml").toFile());
        assertThat(scraping.at("/scrape_configs/0/metrics_path").asString()).isEqualTo("/metrics");
        assertThat(DEPLOY.resolve("prometheus")
                        .resolve(scraping.at("/rule_files/0").asString()))
                .exists();
    }

    private static void assertKnown(String text) throws IOException {
        Set<String> documented = documented();
        List<String> used = new ArrayList<>();
        USED.matcher(text).results().map(match -> match.group(1)).forEach(used::add);
        assertThat(used).isNotEmpty();
        assertThat(used)
                .allSatisfy(name ->
                        assertThat(documented).contains(name.replaceAll("(?<=_seconds)_(bucket|count|sum|max)$", "")));
    }

    private static Set<String> documented() throws IOException {
        return ROW.matcher(Files.readString(REFERENCE))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names by which meters are made in the sources. */
    private static Set<String> meters() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                if (source.contains("import io.micrometer.")) {
                    METER.matcher(source)
                            .results()
                            .map(MatchResult::group)
                            .forEach(name -> names.add(name.replace("\"", "")));
                }
            }
        }
        return names;
    }
}

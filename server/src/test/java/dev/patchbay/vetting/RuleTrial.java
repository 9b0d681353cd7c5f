package dev.patchbay.vetting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.egress.Egress;
import dev.patchbay.limits.CpuPool;
import dev.patchbay.platform.Texts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds a real server on this machine against single rules. */
abstract class RuleTrial {

    static final Egress EGRESS = Egress.onOwnMachine();
    static final CpuPool CPU = new CpuPool(new SimpleMeterRegistry());

    final TestIntegration server = TestIntegration.healthy();

    @AfterEach
    void stop() {
        server.close();
    }

    /** A manifest of the server; further members replace those that are there. */
    String manifest(String type, Map<String, Object> members) {
        ObjectNode manifest = JsonMapper.shared().createObjectNode();
        manifest.put("name", "weather-desk");
        manifest.put("display_name", "Weather Desk");
        manifest.put("version", "1.0.0");
        manifest.put("type", type);
        manifest.put("description", "Says what to wear.");
        manifest.put("base_url", server.url(""));
        members.forEach((name, value) -> manifest.set(name, JsonMapper.shared().valueToTree(value)));
        return manifest.toString();
    }

    CheckResult run(Check check, String manifest) {
        return run(check, manifest, CheckSubject.Stage.DRAFT);
    }

    CheckResult run(Check check, String manifest, CheckSubject.Stage stage) {
        return run(check, manifest, stage, new Ask.Bounds(Duration.ofSeconds(20), 100));
    }

    CheckResult run(Check check, String manifest, CheckSubject.Stage stage, Ask.Bounds bounds) {
        var subject = new CheckSubject(null, Target.read(manifest), manifest, stage, new Ask(EGRESS::send, bounds));
        var result = check.run(subject);
        says(result);
        return result;
    }

    /** Whatever is told can be told in both languages. */
    private static void says(CheckResult result) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/vetting");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        var words = new CheckWords(new Texts(messages));
        if (result.mend() != null) {
            assertThat(words.mend(result.mend(), Locale.ENGLISH))
                    .as(result.mend().key())
                    .isNotBlank();
            assertThat(words.mend(result.mend(), Locale.GERMAN))
                    .as(result.mend().key())
                    .isNotBlank()
                    .isNotEqualTo(words.mend(result.mend(), Locale.ENGLISH));
        }
    }

    /** A value of what is told. */
    static String told(CheckResult result, String value) {
        return Objects.requireNonNull(
                Objects.requireNonNull(result.mend()).values().get(value));
    }

    static long number(CheckResult result, String name) {
        return ((Number) Objects.requireNonNull(result.evidence().get(name))).longValue();
    }

    static String mend(CheckResult result) {
        return result.mend() == null ? "" : result.mend().key();
    }
}

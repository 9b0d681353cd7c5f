package dev.patchbay.gateway;

import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.CheckedSettings;
import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.platform.StartupProblem;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may call {@code /v1}, and who may read {@code /metrics}.
 *
 * @param rules the operator's file of rules (YAML), which adds to the built-in ones and changes them; none by default
 * @param poll how often it is looked whether the file has changed; 2 s
 * @param metricsToken the bearer token with which Prometheus reads {@code /metrics}, 32 characters or more, such as of
 *     {@code openssl rand -hex 32}; without one, nobody reads it
 */
@Validated
@ConfigurationProperties("patchbay.gateway")
record GatewaySettings(
        @Nullable Path rules,

        @DefaultValue("2s") @NotNull @DurationMin(millis = 50)
        Duration poll,

        @Nullable Secret metricsToken)
        implements CheckedSettings {

    private static final int SHORTEST_TOKEN = 32;

    @Override
    public List<StartupProblem> problems(PatchbaySettings patchbay) {
        var problems = new ArrayList<StartupProblem>();
        if (rules != null && !Files.isReadable(rules)) {
            problems.add(new StartupProblem(
                    "patchbay.gateway.rules",
                    "There is no file " + rules.toAbsolutePath() + " that Patchbay may read.",
                    "Correct the path, or leave the setting out to have the built-in rules alone."));
        }
        if (metricsToken != null && metricsToken.reveal().length() < SHORTEST_TOKEN) {
            problems.add(new StartupProblem(
                    "patchbay.gateway.metrics-token",
                    "The token for /metrics could be guessed.",
                    "Give one of %d characters or more, or leave the setting out.".formatted(SHORTEST_TOKEN)));
        }
        return problems;
    }
}

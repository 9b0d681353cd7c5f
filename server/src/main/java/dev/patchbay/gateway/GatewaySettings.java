package dev.patchbay.gateway;

import dev.patchbay.platform.CheckedSettings;
import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.platform.StartupProblem;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may call {@code /v1}.
 *
 * @param rules the operator's file of rules (YAML), which adds to the built-in ones and changes them; none by default
 * @param poll how often it is looked whether the file has changed; 2 s
 */
@Validated
@ConfigurationProperties("patchbay.gateway")
record GatewaySettings(
        @Nullable Path rules,

        @DefaultValue("2s") @NotNull @DurationMin(millis = 50)
        Duration poll) implements CheckedSettings {

    @Override
    public List<StartupProblem> problems(PatchbaySettings patchbay) {
        if (rules == null || Files.isReadable(rules)) {
            return List.of();
        }
        return List.of(new StartupProblem(
                "patchbay.gateway.rules",
                "There is no file " + rules.toAbsolutePath() + " that Patchbay may read.",
                "Correct the path, or leave the setting out to have the built-in rules alone."));
    }
}

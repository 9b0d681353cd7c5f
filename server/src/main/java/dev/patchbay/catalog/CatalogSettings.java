package dev.patchbay.catalog;

import dev.patchbay.platform.CheckedSettings;
import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.platform.StartupProblem;
import jakarta.validation.constraints.Min;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the operator's catalog is, and what publishers may add to it.
 *
 * @param file the catalog file (YAML), read at start; without one (default) the catalog stays as it is
 * @param integrationsPerPublisher how many integrations one organization may register
 */
@Validated
@ConfigurationProperties("patchbay.catalog")
record CatalogSettings(
        @Nullable Path file, @DefaultValue("100") @Min(1) int integrationsPerPublisher) implements CheckedSettings {

    @Override
    public List<StartupProblem> problems(PatchbaySettings patchbay) {
        if (file == null || Files.isReadable(file)) {
            return List.of();
        }
        return List.of(new StartupProblem(
                "patchbay.catalog.file",
                "There is no file " + file.toAbsolutePath() + " that Patchbay may read.",
                "Correct the path, or leave the setting out to keep the catalog as it is."));
    }
}

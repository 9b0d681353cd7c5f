package dev.patchbay.database;

import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.CheckedSettings;
import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.platform.StartupProblem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which PostgreSQL is used, and how many connections to it.
 *
 * @param url JDBC address of an external PostgreSQL 17 or newer; without it an embedded one is kept in the data folder
 * @param username role for the external PostgreSQL; owner of its database
 * @param password password of that role
 * @param webConnections connections for requests
 * @param jobConnections connections for background work
 * @param feedConnections connections for what a node reads again and again and must not read late, so that none of it waits for the
 *     others: revocations, its shares of rates, who may follow what, how sources stand, and for two sources at a time what pages were
 *     not told; default 6
 * @param hanging for how long a node may say nothing within a transaction, or take nothing of what it is sent, before PostgreSQL ends its
 *     connection, so that a node that hangs holds up no other; default 10 s
 */
@Validated
@ConfigurationProperties("patchbay.database")
record DatabaseSettings(
        @Nullable String url,
        @Nullable String username,
        @Nullable Secret password,
        @DefaultValue("12") @Min(2) @Max(500) int webConnections,
        @DefaultValue("6") @Min(2) @Max(500) int jobConnections,
        @DefaultValue("6") @Min(2) @Max(500) int feedConnections,

        @DefaultValue("10s") @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 1)
        Duration hanging)
        implements CheckedSettings {

    @Override
    public List<StartupProblem> problems(PatchbaySettings patchbay) {
        return url == null ? List.of() : ExternalPostgres.at(this).problems();
    }
}

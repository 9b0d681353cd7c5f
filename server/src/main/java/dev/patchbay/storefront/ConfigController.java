package dev.patchbay.storefront;

import dev.patchbay.accounts.Session;
import dev.patchbay.installs.AppConfigs;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An organization's settings of an app: its admins fill them in, the app is told. */
@RestController
@RequestMapping("/api/installations/{id}/config")
class ConfigController {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Each is an event for the app. */
    private static final Allowance CHANGES = new Allowance(20, MINUTE, MINUTE);

    private final AppConfigs configs;
    private final Throttle throttle;

    ConfigController(AppConfigs configs, Throttle throttle) {
        this.configs = configs;
        this.throttle = throttle;
    }

    @GetMapping
    ConfigBody show(Session session, @PathVariable String id) {
        return ConfigBody.of(configs.show(InstallationId.of(id), session.account()));
    }

    @PutMapping
    ConfigBody change(Session session, @PathVariable String id, @RequestBody NewConfig wanted) {
        var installation = InstallationId.of(id);
        ObjectNode values = object(wanted.config);
        if (wanted.version == null) {
            throw InvalidRequest.of("/version", "Give the version that you read.");
        }
        configs.show(installation, session.account());
        throttle.demand("config:installation:" + installation, CHANGES);
        return ConfigBody.of(configs.change(installation, values, wanted.version, session.account()));
    }

    static ObjectNode object(@Nullable JsonNode config) {
        if (config instanceof ObjectNode object) {
            return object;
        }
        throw InvalidRequest.of("/config", "Give the settings as an object.");
    }

    /**
     * The settings.
     *
     * @param schema JSON Schema of the form; null where the app has no settings
     * @param version to be sent back with a change
     */
    record ConfigBody(@Nullable JsonNode schema, JsonNode config, long version) {

        static ConfigBody of(AppConfigs.Seen seen) {
            return new ConfigBody(
                    seen.listing().manifest().configSchema(),
                    seen.config().values(),
                    seen.config().version());
        }
    }

    /** @param version the one that was read */
    record NewConfig(@Nullable JsonNode config, @Nullable Long version) {}
}

package dev.patchbay.egress;

import dev.patchbay.platform.CheckedSettings;
import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.platform.StartupProblem;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the door to others' addresses.
 *
 * @param developmentTargets {@code host:port} pairs that may be reached over http and on this machine, such as
 *     {@code 127.0.0.1:8081}; only where the base URL is http, and never Patchbay's own port
 * @param connections how many exchanges go on at once
 * @param connectionsPerHost how many of them with the same host and port
 */
@Validated
@ConfigurationProperties("patchbay.egress")
record EgressSettings(
        @DefaultValue List<String> developmentTargets,
        @DefaultValue("128") @Min(1) int connections,
        @DefaultValue("8") @Min(1) int connectionsPerHost)
        implements CheckedSettings {

    private static final String TARGETS = "patchbay.egress.development-targets";

    EgressSettings {
        developmentTargets = List.copyOf(developmentTargets);
    }

    @Override
    public List<StartupProblem> problems(PatchbaySettings patchbay) {
        if (developmentTargets.isEmpty()) {
            return List.of();
        }
        if (patchbay.secure()) {
            return List.of(new StartupProblem(
                    TARGETS,
                    "It opens addresses inside this network, but the base URL is https: this Patchbay is in use.",
                    "Remove the setting, or use an http base URL on this machine for development."));
        }
        return developmentTargets.stream()
                .flatMap(target -> problem(target, patchbay).stream())
                .toList();
    }

    private static Optional<StartupProblem> problem(String target, PatchbaySettings patchbay) {
        HostAndPort parsed = HostAndPort.parse(target);
        if (parsed == null) {
            return Optional.of(new StartupProblem(
                    TARGETS,
                    "\"" + target + "\" is not a host and a port.",
                    "Name each server on its own, such as 127.0.0.1:8081; ranges and wildcards are not allowed."));
        }
        if (parsed.host().equals(patchbay.baseUrl().getHost())) {
            return Optional.of(new StartupProblem(
                    TARGETS,
                    target + " shares Patchbay's host name, and cookies are not separated by port.",
                    "Run the app under another name of this machine, such as 127.0.0.1 beside localhost."));
        }
        return Optional.empty();
    }
}

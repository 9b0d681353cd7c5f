package dev.patchbay.egress;

import jakarta.validation.constraints.Min;
import java.util.List;
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
        @DefaultValue("8") @Min(1) int connectionsPerHost) {

    EgressSettings {
        developmentTargets = List.copyOf(developmentTargets);
    }
}

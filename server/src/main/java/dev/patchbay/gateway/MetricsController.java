package dev.patchbay.gateway;

import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is measured on this node, as Prometheus reads it. Metrics name integrations and tell how much is done here, so they are for
 * whoever has the token from the settings alone; without one there is no such page.
 */
@RestController
class MetricsController {

    private static final String TEXT = "text/plain;version=0.0.4;charset=utf-8";
    private static final String BEARER = "Bearer ";

    private final ObjectProvider<PrometheusMeterRegistry> registry;
    private final @Nullable Secret token;

    MetricsController(ObjectProvider<PrometheusMeterRegistry> registry, GatewaySettings settings) {
        this.registry = registry;
        this.token = settings.metricsToken();
    }

    @GetMapping(path = "/metrics", produces = TEXT)
    String show(@RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        PrometheusMeterRegistry known = registry.getIfAvailable();
        if (token == null || known == null) {
            throw new ProblemException(
                    KernelProblem.NOT_FOUND, "Metrics are shown where patchbay.gateway.metrics-token is set.");
        }
        if (authorization == null
                || !authorization.startsWith(BEARER)
                || !Secret.of(authorization.substring(BEARER.length())).equals(token)) {
            throw new ProblemException(
                    GatewayProblem.INVALID_TOKEN, "Send the token from patchbay.gateway.metrics-token.");
        }
        return known.scrape();
    }
}

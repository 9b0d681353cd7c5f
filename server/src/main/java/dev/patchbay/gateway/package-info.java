/**
 * The edge: which host is meant, who may ask across sites, how problems become answers, the web UI's files; and the gateway
 * for {@code /v1}, with its rules, its callers, its rates, and the way to upstream servers.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "documents",
            "platform",
            "jobs",
            "audit",
            "limits",
            "proxy",
            "accounts",
            "grants"
        })
@NullMarked
package dev.patchbay.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

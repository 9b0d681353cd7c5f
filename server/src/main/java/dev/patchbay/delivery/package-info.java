/** How events are carried to integrations: over HTTP with endpoints, places in streams, attempts and a breaker, and to the broker. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "jobs",
            "signing",
            "vault",
            "egress",
            "broker",
            "changes",
            "catalog",
            "vetting",
            "lifecycle"
        })
@NullMarked
package dev.patchbay.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

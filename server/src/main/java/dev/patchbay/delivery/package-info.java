/** How events are carried to integrations over HTTP: endpoints, places in streams, attempts, the breaker, recovery. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "jobs",
            "signing",
            "vault",
            "egress",
            "catalog",
            "vetting",
            "lifecycle"
        })
@NullMarked
package dev.patchbay.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

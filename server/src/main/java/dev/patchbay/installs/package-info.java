/** Installations, their state machine, and who of an organization may use them. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "audit",
            "jobs",
            "broker",
            "accounts",
            "catalog",
            "policy",
            "grants"
        })
@NullMarked
package dev.patchbay.installs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What is said to integrations: wire events, their streams and numbers, and the one log of them. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "database",
            "audit",
            "vault",
            "jobs",
            "accounts",
            "grants",
            "catalog",
            "installs",
            "pipeline"
        })
@NullMarked
package dev.patchbay.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What changes, told to pages that are open, as it changes (server-sent events). */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "database",
            "jobs",
            "audit",
            "limits",
            "broker",
            "accounts",
            "catalog",
            "grants",
            "gateway",
            "installs",
            "pipeline"
        })
@NullMarked
package dev.patchbay.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

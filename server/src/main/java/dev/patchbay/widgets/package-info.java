/** People's dashboards: what is placed on them, and the frames that show other people's widgets. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "jobs",
            "audit",
            "limits",
            "documents",
            "accounts",
            "catalog",
            "grants",
            "gateway",
            "installs",
            "vetting",
            "pipeline",
            "live"
        })
@NullMarked
package dev.patchbay.widgets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

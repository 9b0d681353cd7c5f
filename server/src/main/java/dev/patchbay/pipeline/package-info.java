/** Data sources: what their records must be, the polls and batches they come by, what was refused of them, and the newest of each. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "documents",
            "platform",
            "database",
            "jobs",
            "limits",
            "broker",
            "changes",
            "grants",
            "egress",
            "catalog",
            "installs",
            "vetting"
        })
@NullMarked
package dev.patchbay.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

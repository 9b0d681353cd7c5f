/** What an integration is held against, rule by rule: checks, their evidence, and who looks again when it is live. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "database",
            "documents",
            "audit",
            "jobs",
            "limits",
            "media",
            "egress",
            "catalog"
        })
@NullMarked
package dev.patchbay.vetting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

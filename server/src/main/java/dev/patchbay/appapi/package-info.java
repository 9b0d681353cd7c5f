/** What apps ask of Patchbay with their own tokens: the interface below {@code /v1}. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "documents",
            "platform",
            "accounts",
            "installs",
            "grants",
            "lifecycle",
            "pipeline",
            "vetting",
            "widgets",
            "gateway"
        })
@NullMarked
package dev.patchbay.appapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

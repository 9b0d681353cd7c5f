/** What a developer sees and does: an integration's endpoint, what was delivered to it, and its secrets. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "audit",
            "limits",
            "accounts",
            "catalog",
            "vetting",
            "grants",
            "installs",
            "lifecycle",
            "delivery"
        })
@NullMarked
package dev.patchbay.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * What a developer sees and does: registering integrations, drafts and versions, starters, an integration's endpoint, what was
 * delivered to it, and its secrets.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "documents",
            "audit",
            "limits",
            "egress",
            "accounts",
            "catalog",
            "vetting",
            "grants",
            "installs",
            "lifecycle",
            "delivery",
            "pipeline",
            "broker",
            "gateway",
            "widgets"
        })
@NullMarked
package dev.patchbay.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

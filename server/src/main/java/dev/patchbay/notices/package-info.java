/** Who is told what: the bell, the letters of it, and what people chose to be told; one template per kind. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "jobs",
            "mail",
            "accounts",
            "invitations",
            "catalog",
            "vetting",
            "policy",
            "installs",
            "delivery",
            "changes",
            "alarms",
            "portal",
            "widgets",
            "live"
        })
@NullMarked
package dev.patchbay.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

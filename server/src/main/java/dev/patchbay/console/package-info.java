/** What operators see and do: the name, look, sign-up policy and mail of this Patchbay, and how events and data flow. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "audit",
            "limits",
            "media",
            "mail",
            "accounts",
            "catalog",
            "pipeline",
            "broker",
            "changes",
            "alarms"
        })
@NullMarked
package dev.patchbay.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The embedded OpenID provider: its endpoints, its keys, its codes and tokens, and the pages on which people sign in. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "vault",
            "audit",
            "jobs",
            "egress",
            "signing",
            "limits",
            "broker",
            "accounts",
            "grants",
            "lifecycle",
            "gateway"
        })
@NullMarked
package dev.patchbay.oidc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * What a shopper and a member see: cards and their search, listings, installations as people meet them, and opening an app.
 * Owns no truth; its cards are a projection of the catalog that can be rebuilt.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "documents",
            "platform",
            "audit",
            "accounts",
            "catalog",
            "grants",
            "limits",
            "installs",
            "policy",
            "jobs",
            "pipeline",
            "delivery",
            "oidc"
        })
@NullMarked
package dev.patchbay.storefront;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

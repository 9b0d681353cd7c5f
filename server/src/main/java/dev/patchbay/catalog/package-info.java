/**
 * Integrations, their manifests, versions and stated prices, and the file that operators list them in.
 *
 * <p>The file ({@code patchbay.catalog.file}) is read at start. While Patchbay runs, an operator applies it again with
 * {@code POST /api/console/catalog} and the body <code>{"dryRun": true|false}</code> (session cookie of an operator); the
 * answer holds the difference as data and, in {@code text}, as lines to print. {@code ./patchbay catalog apply [--dry-run]}
 * does just that.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "documents",
            "platform",
            "vault",
            "audit",
            "limits",
            "media",
            "egress",
            "accounts"
        })
@NullMarked
package dev.patchbay.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

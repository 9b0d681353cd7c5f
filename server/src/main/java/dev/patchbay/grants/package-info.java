/** Clients, scopes, grants and the feed by which every node learns what was revoked. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "database", "vault", "jobs", "accounts"})
@NullMarked
package dev.patchbay.grants;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

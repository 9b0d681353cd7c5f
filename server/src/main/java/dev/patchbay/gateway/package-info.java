/** The edge: which host is meant, who may ask across sites, how problems become answers, and the web UI's files. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "database", "jobs", "accounts", "grants"})
@NullMarked
package dev.patchbay.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The edge: which host is meant, who may ask across sites, how problems become answers, and the web UI's files. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "jobs", "accounts"})
@NullMarked
package dev.patchbay.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What changes, told to pages that are open, as it changes (server-sent events). */
@ApplicationModule(allowedDependencies = {"kernel", "database", "broker", "accounts", "installs", "pipeline"})
@NullMarked
package dev.patchbay.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

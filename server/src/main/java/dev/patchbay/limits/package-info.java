/** Bounds: how often somebody may try, and how much work of the processor goes on at once. */
@ApplicationModule(allowedDependencies = {"kernel", "jobs", "database"})
@NullMarked
package dev.patchbay.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

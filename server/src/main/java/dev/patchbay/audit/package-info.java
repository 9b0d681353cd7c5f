/** The append-only record of who did what. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package dev.patchbay.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

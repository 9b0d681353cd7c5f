/** PostgreSQL: embedded or external, its bounded pools, and each module's migrations before anything else touches a table. */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.patchbay.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Work for later: schedules, retries and leases in one table; claim, commit, work, record. */
@ApplicationModule(allowedDependencies = {"kernel", "database"})
@NullMarked
package dev.patchbay.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

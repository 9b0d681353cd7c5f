/** Work for later: schedules, retries and leases in one table; claim, commit, work, record. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package dev.patchbay.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What an organization's members ask of its admins: requests for apps, and the answers. */
@ApplicationModule(allowedDependencies = {"kernel", "audit", "accounts", "catalog"})
@NullMarked
package dev.patchbay.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

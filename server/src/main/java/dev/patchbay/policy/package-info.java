/** Which apps an organization allows, what its members ask of its admins, and the answers. */
@ApplicationModule(allowedDependencies = {"kernel", "audit", "accounts", "catalog"})
@NullMarked
package dev.patchbay.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

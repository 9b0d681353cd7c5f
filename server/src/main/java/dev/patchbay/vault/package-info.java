/** Sealing of values at rest: the keyset, and the master key that seals it. */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.patchbay.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

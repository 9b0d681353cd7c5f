/** The keys that Patchbay signs with: made, published before they sign, replaced without a failed request, and forgotten. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "database", "jobs", "vault"})
@NullMarked
package dev.patchbay.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

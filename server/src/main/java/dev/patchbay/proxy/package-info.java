/**
 * Carries requests to servers that the operator names, and their answers back, without keeping either in memory. Knows
 * nothing of who calls: the gateway decides that, and says it in the headers that it hands over.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.patchbay.proxy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Settings of the platform as a whole: where it stands, how it is reached, what it is called, in which languages it speaks;
 * every start-up problem at once.
 */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package dev.patchbay.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

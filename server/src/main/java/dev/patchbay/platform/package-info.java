/** What holds for the whole installation: its mode, its public addresses, its data folder; and the report of every start-up problem at once. */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package dev.patchbay.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

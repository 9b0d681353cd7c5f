/** The only door to addresses that publishers and organizations supply. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package dev.patchbay.egress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

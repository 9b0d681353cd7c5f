/** Words that every module speaks: typed ids, slugs, money, cursors, secrets and problems; pure Java. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.patchbay.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

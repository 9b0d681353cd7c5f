/** Files that people write by hand, read within bounds, with the line of each part, and every mistake with its mend; and written. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.patchbay.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

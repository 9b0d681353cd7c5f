/** Icons and screenshots: checked, re-encoded, addressed by their content, served by ourselves. */
@ApplicationModule(allowedDependencies = {"kernel", "limits"})
@NullMarked
package dev.patchbay.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

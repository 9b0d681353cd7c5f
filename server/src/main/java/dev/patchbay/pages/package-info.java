/** What the server-rendered pages have in common: their language, and the name, logo and colour of this Patchbay. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "accounts"})
@NullMarked
package dev.patchbay.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

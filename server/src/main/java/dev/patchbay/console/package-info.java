/** What operators see and do: the name, look, sign-up policy and mail of this Patchbay. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "audit", "limits", "media", "mail", "accounts"})
@NullMarked
package dev.patchbay.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

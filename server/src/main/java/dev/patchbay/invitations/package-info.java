/** Invitations to organizations: links that work once, letters that carry them, whole lists of them, and accepting them. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "audit", "jobs", "limits", "mail", "accounts"})
@NullMarked
package dev.patchbay.invitations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

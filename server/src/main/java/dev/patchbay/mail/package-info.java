/** Letters to people: written in their language, sealed until sent over SMTP, and in development the page of sent mail. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "jobs", "vault"})
@NullMarked
package dev.patchbay.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

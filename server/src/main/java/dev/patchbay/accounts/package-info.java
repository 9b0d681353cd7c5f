/** People, organizations and their members, and the sessions in which people are signed in. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "audit", "limits", "jobs", "mail"})
@NullMarked
package dev.patchbay.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

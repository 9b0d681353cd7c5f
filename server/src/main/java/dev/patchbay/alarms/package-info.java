/** What goes wrong for long at the broker, with the slots of changes and with data sources: looked for each half minute, told once, and told again when well. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "jobs", "broker", "changes", "pipeline", "catalog"})
@NullMarked
package dev.patchbay.alarms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

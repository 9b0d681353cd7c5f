/** Kafka, and the only room that knows it: the embedded broker, topics, access lists, quotas, what is written and read, lag. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "database", "jobs"})
@NullMarked
package dev.patchbay.broker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

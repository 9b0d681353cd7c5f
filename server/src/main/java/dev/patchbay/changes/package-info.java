/** Changes of tables, carried to the broker as they are committed: PostgreSQL's replication slots, read by Debezium. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "database", "audit", "broker"})
@NullMarked
package dev.patchbay.changes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

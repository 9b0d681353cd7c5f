package dev.patchbay;

import dev.patchbay.accounts.QuickPasswords;
import dev.patchbay.database.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * Beside {@code @ApplicationModuleTest} or {@code @SpringBootTest}: the context gets a migrated database of its own on a
 * real PostgreSQL, development mode, a data folder that is deleted in the end, and passwords that are hashed with little work.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ContextCustomizerFactories({TestDatabase.CustomizerFactory.class, QuickPasswords.class})
public @interface PatchbayTest {}

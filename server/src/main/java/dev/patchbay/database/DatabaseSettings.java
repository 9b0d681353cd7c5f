package dev.patchbay.database;

import dev.patchbay.kernel.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which PostgreSQL is used, and how many connections to it.
 *
 * @param url JDBC address of an external PostgreSQL 17 or newer; without it an embedded one is kept in the data folder
 * @param username role for the external PostgreSQL; owner of its database
 * @param password password of that role
 * @param webConnections connections for requests
 * @param jobConnections connections for background work
 */
@ConfigurationProperties("patchbay.database")
record DatabaseSettings(
        @Nullable String url,
        @Nullable String username,
        @Nullable Secret password,
        @DefaultValue("12") int webConnections,
        @DefaultValue("6") int jobConnections) {}

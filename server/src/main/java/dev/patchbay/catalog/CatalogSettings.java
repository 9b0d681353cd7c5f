package dev.patchbay.catalog;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the operator's catalog is.
 *
 * @param file the catalog file (YAML), read at start; without one (default) the catalog stays as it is
 */
@ConfigurationProperties("patchbay.catalog")
record CatalogSettings(@Nullable Path file) {}

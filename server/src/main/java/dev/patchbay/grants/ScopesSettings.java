package dev.patchbay.grants;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the operator's scopes are described.
 *
 * @param file YAML file {@code {scope: {title, sentence, sensitive}}} that adds scopes to the built-in ones or rewords them;
 *     none by default
 */
@ConfigurationProperties("patchbay.scopes")
record ScopesSettings(@Nullable Path file) {}

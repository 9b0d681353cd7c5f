package dev.patchbay.grants;

import java.time.Duration;

/**
 * How long a revocation is kept. An access token that lives longer would come to life again when its revocation is forgotten.
 *
 * @param setting the setting's name
 */
public record LongestTokenLife(Duration value, String setting) {}

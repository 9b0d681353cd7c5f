package dev.patchbay.installs;

import java.util.Locale;
import java.util.Set;

/**
 * A person's answer to what an app asks for.
 *
 * @param version of what was read, as {@link Asked#version} said it
 * @param scopes what is agreed to: all that is required, and what was ticked
 * @param locale the language that it was read in
 */
public record Consent(String version, Set<String> scopes, Locale locale) {

    public Consent {
        scopes = Set.copyOf(scopes);
    }
}

package dev.patchbay.installs;

/**
 * What installing came to.
 *
 * @param fresh false when it was there already and nothing was changed
 */
public record Installed(Installation installation, boolean fresh) {}

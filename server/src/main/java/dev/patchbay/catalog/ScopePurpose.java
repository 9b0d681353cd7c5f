package dev.patchbay.catalog;

/**
 * A scope that an integration asks for.
 *
 * @param purpose the publisher's own sentence on why; empty where the manifest gives none
 * @param optional whether it may be refused
 */
public record ScopePurpose(String scope, String purpose, boolean optional) {}

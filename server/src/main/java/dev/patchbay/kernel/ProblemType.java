package dev.patchbay.kernel;

/**
 * What is the same for every occurrence of a problem.
 *
 * @param slug the last part of its {@code type}
 * @param title a short sentence
 */
public record ProblemType(String slug, ProblemKind kind, String title) {}

package dev.patchbay.kernel;

/**
 * A kind of refusal that callers can tell apart (RFC 9457 {@code type}). Modules declare theirs as an enum; the slug never
 * changes once released. {@code docs/reference/problems.md} is generated from these enums.
 */
public interface Problem {

    /** The last part of the problem's {@code type}, such as {@code only-admins-install}. */
    String slug();

    ProblemKind kind();

    /** A short sentence that is the same for every occurrence. */
    String title();
}

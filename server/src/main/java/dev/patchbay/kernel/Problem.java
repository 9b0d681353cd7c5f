package dev.patchbay.kernel;

/**
 * A kind of refusal that callers can tell apart (RFC 9457 {@code type}). Modules declare theirs as an enum; the slug never
 * changes once released. {@code docs/reference/problems.md} is generated from these enums.
 */
public interface Problem {

    ProblemType type();

    /** The last part of the problem's {@code type}, such as {@code only-admins-install}. */
    default String slug() {
        return type().slug();
    }

    default ProblemKind kind() {
        return type().kind();
    }

    /** A short sentence that is the same for every occurrence. */
    default String title() {
        return type().title();
    }
}

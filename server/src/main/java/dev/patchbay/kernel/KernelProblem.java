package dev.patchbay.kernel;

/** Problems that belong to no single module. */
public enum KernelProblem implements Problem {
    NOT_FOUND("not-found", ProblemKind.NOT_FOUND, "There is nothing here"),
    INVALID_REQUEST("invalid-request", ProblemKind.INVALID, "The request is not valid"),
    INVALID_SLUG("invalid-name", ProblemKind.INVALID, "The name is not valid"),
    INVALID_CURSOR("invalid-cursor", ProblemKind.INVALID, "The cursor is not valid"),
    INVALID_PATH("invalid-path", ProblemKind.INVALID, "The path is not a path of this site");

    private final String slug;
    private final ProblemKind kind;
    private final String title;

    KernelProblem(String slug, ProblemKind kind, String title) {
        this.slug = slug;
        this.kind = kind;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public ProblemKind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}

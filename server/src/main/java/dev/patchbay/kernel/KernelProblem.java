package dev.patchbay.kernel;

/** Problems that belong to no single module. */
public enum KernelProblem implements Problem {
    NOT_FOUND("not-found", ProblemKind.NOT_FOUND, "There is nothing here"),
    INVALID_REQUEST("invalid-request", ProblemKind.INVALID, "The request is not valid"),
    INVALID_SLUG("invalid-name", ProblemKind.INVALID, "The name is not valid"),
    INVALID_CURSOR("invalid-cursor", ProblemKind.INVALID, "The cursor is not valid"),
    INVALID_PATH("invalid-path", ProblemKind.INVALID, "The path is not a path of this site");

    private final ProblemType type;

    KernelProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

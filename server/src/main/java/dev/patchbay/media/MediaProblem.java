package dev.patchbay.media;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;

/** Why an image is not taken. */
enum MediaProblem implements Problem {
    IMAGE_TOO_LARGE("image-too-large", ProblemKind.TOO_LARGE, "The image is too large"),
    NOT_AN_IMAGE("not-an-image", ProblemKind.INVALID, "The file is not an image that can be used");

    private final String slug;
    private final ProblemKind kind;
    private final String title;

    MediaProblem(String slug, ProblemKind kind, String title) {
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

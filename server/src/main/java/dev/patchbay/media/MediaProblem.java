package dev.patchbay.media;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** Why an image is not taken. */
enum MediaProblem implements Problem {
    IMAGE_TOO_LARGE("image-too-large", ProblemKind.TOO_LARGE, "The image is too large"),
    NOT_AN_IMAGE("not-an-image", ProblemKind.INVALID, "The file is not an image that can be used");

    private final ProblemType type;

    MediaProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

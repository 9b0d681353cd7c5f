package dev.patchbay.platform;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** Refusals of the platform's settings. */
enum PlatformProblem implements Problem {
    SETTINGS_CHANGED("settings-changed", ProblemKind.CONFLICT, "Somebody else changed the settings meanwhile");

    private final ProblemType type;

    PlatformProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

package dev.patchbay.storefront;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

enum StorefrontProblem implements Problem {
    UNKNOWN_APP("unknown-app", ProblemKind.NOT_FOUND, "There is no such app"),
    ORGANIZATION_REQUIRED("organization-required", ProblemKind.CONFLICT, "Say for which organization"),
    NOT_INSTALLED("not-installed", ProblemKind.CONFLICT, "This app is not installed"),
    APP_SETTING_UP("app-setting-up", ProblemKind.CONFLICT, "This app is still being set up"),
    APP_SUSPENDED("app-suspended", ProblemKind.FORBIDDEN, "This app is suspended"),
    NO_ACCESS("no-access", ProblemKind.FORBIDDEN, "You have no access to this app"),
    NOTHING_TO_OPEN("nothing-to-open", ProblemKind.CONFLICT, "This has no page of its own");

    private final ProblemType type;

    StorefrontProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

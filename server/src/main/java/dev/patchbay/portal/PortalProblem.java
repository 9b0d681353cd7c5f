package dev.patchbay.portal;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** Problems of the developers' room. */
enum PortalProblem implements Problem {
    ONLY_DEVELOPERS("only-developers", ProblemKind.FORBIDDEN, "Only developers may do this"),
    MANIFEST_NOT_FETCHED("manifest-not-fetched", ProblemKind.CONFLICT, "The manifest could not be fetched"),
    NOT_THE_INTEGRATION("not-the-integration", ProblemKind.FORBIDDEN, "Only the integration's own client may do this"),
    TOO_BUSY_TO_SEND("too-busy-to-send", ProblemKind.UNAVAILABLE, "Too many requests to this endpoint are under way"),
    NO_CLIENT_SECRET("no-client-secret", ProblemKind.CONFLICT, "This client has no secret");

    private final ProblemType type;

    PortalProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

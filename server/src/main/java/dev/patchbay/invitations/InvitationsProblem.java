package dev.patchbay.invitations;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

enum InvitationsProblem implements Problem {
    INVITATION_EXPIRED("invitation-expired", ProblemKind.GONE, "This invitation is no longer valid"),
    INVITATION_USED("invitation-used", ProblemKind.GONE, "This invitation was used"),
    INVITATION_FOR_ANOTHER("invitation-for-another", ProblemKind.FORBIDDEN, "This invitation is for somebody else"),
    ALREADY_INVITED("already-invited", ProblemKind.CONFLICT, "This person is invited already");

    private final ProblemType type;

    InvitationsProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

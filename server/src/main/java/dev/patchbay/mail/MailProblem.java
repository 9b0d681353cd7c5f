package dev.patchbay.mail;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** Refusals of the mail. */
enum MailProblem implements Problem {
    MAIL_NOT_CONFIGURED("mail-not-configured", ProblemKind.UNAVAILABLE, "This Patchbay cannot send mail yet");

    private final ProblemType type;

    MailProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

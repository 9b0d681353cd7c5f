package dev.patchbay.accounts;

import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;

/** The one answer for what does not exist and for what the caller may not know of. */
final class NotFound {

    private NotFound() {}

    static ProblemException organization() {
        return new ProblemException(KernelProblem.NOT_FOUND, "You are no member of an organization with this id.");
    }

    static ProblemException member() {
        return new ProblemException(KernelProblem.NOT_FOUND, "The organization has no such member.");
    }

    static ProblemException account() {
        return new ProblemException(KernelProblem.NOT_FOUND, "There is no account with this id.");
    }
}

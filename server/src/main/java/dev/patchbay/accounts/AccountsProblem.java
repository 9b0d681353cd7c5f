package dev.patchbay.accounts;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

enum AccountsProblem implements Problem {
    SIGN_IN_REQUIRED("sign-in-required", ProblemKind.UNAUTHENTICATED, "Sign in first"),
    WRONG_CREDENTIALS("wrong-credentials", ProblemKind.UNAUTHENTICATED, "The e-mail address or the password is wrong"),
    STEP_UP_REQUIRED("step-up-required", ProblemKind.FORBIDDEN, "Show once more that it is you"),
    PASSKEY_REFUSED("passkey-refused", ProblemKind.UNAUTHENTICATED, "This passkey was not accepted"),
    TOO_MANY_PASSKEYS("too-many-passkeys", ProblemKind.CONFLICT, "There is no room for another passkey"),
    LAST_WAY_IN("last-way-in", ProblemKind.CONFLICT, "This is the only way to sign in"),
    TOO_MANY_ATTEMPTS("too-many-attempts", ProblemKind.TOO_MANY, "Too many attempts to sign in"),
    SIGN_IN_BUSY("sign-in-busy", ProblemKind.UNAVAILABLE, "Too many people sign in at this moment"),
    SETUP_LINK_EXPIRED("setup-link-expired", ProblemKind.GONE, "This set-up link is no longer valid"),
    SIGN_UP_CLOSED("sign-up-closed", ProblemKind.FORBIDDEN, "Only people who were invited can sign up here"),
    PASSWORD_NEEDED("password-needed", ProblemKind.UNAUTHENTICATED, "Another browser has to give the password too"),
    LINK_EXPIRED("link-expired", ProblemKind.GONE, "This link no longer works"),
    EMAIL_TAKEN("email-taken", ProblemKind.CONFLICT, "Somebody has this e-mail address already"),
    ORGANIZATION_NAME_TAKEN("organization-name-taken", ProblemKind.CONFLICT, "The name is taken"),
    ALREADY_MEMBER("already-member", ProblemKind.CONFLICT, "This person is a member already"),
    LAST_OPERATOR("last-operator", ProblemKind.CONFLICT, "Patchbay needs an operator"),
    LAST_OWNER("last-owner", ProblemKind.CONFLICT, "An organization needs an owner"),
    ONLY_ADMINS("only-admins", ProblemKind.FORBIDDEN, "Only admins of the organization may do this"),
    ONLY_OWNERS("only-owners", ProblemKind.FORBIDDEN, "Only owners of the organization may do this"),
    NOT_FOR_TEST_MEMBERS("not-for-test-members", ProblemKind.FORBIDDEN, "Test members stay in their sandbox"),
    ONLY_TEST_MEMBERS("only-test-members", ProblemKind.CONFLICT, "Only test members belong to a sandbox"),
    TOO_MANY_TEST_MEMBERS("too-many-test-members", ProblemKind.CONFLICT, "The sandbox has no room for another one"),
    NOT_ENTERED("not-entered", ProblemKind.CONFLICT, "You are yourself already"),
    ONLY_OPERATORS("only-operators", ProblemKind.FORBIDDEN, "Only operators may do this");

    private final ProblemType type;

    AccountsProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }

    static ProblemException linkExpired() {
        return new ProblemException(
                LINK_EXPIRED,
                "Nothing was changed: it was used, is too old, or a newer one was sent. Ask for another.");
    }
}

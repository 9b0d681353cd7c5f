package dev.patchbay.accounts;

import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.Platform;
import dev.patchbay.platform.PlatformSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who may make an account, as operators chose; whom somebody invited may in every case. */
@Component
public class SignUpPolicy {

    private final PlatformSettings platform;
    private final ObjectProvider<SignUpInvitations> invitations;

    SignUpPolicy(PlatformSettings platform, ObjectProvider<SignUpInvitations> invitations) {
        this.platform = platform;
        this.invitations = invitations;
    }

    /** Whether anybody may make an account without being invited, and so is offered to. */
    public boolean offered() {
        return mode() != Platform.SignUp.Mode.INVITED;
    }

    /**
     * Demands that this person may make an account. Says nothing of whether somebody has one.
     *
     * @throws ProblemException {@code sign-up-closed}; {@code invalid-request} for an address of another domain
     */
    void require(EmailAddress email, @Nullable Secret invitation) {
        if (mode() == Platform.SignUp.Mode.OPEN || isInvited(email, invitation)) {
            return;
        }
        if (mode() == Platform.SignUp.Mode.INVITED) {
            throw new ProblemException(
                    AccountsProblem.SIGN_UP_CLOSED,
                    "Nothing was made. Ask an admin of your organization to invite this address.");
        }
        if (!isOfADomain(email)) {
            var mistakes = new InvalidRequest();
            mistakes.error(
                    "/email",
                    "other-domain",
                    "Only addresses of certain domains can sign up here. Use the one of your work, or let somebody invite you.");
            mistakes.orThrow();
        }
    }

    private Platform.SignUp.Mode mode() {
        return platform.current().signUp().mode();
    }

    /** The same domain, character by character, as it stands in the DNS: neither a part of it nor one below it. */
    private boolean isOfADomain(EmailAddress email) {
        return platform.current().signUp().domains().stream()
                .map(EmailAddress::domain)
                .flatMap(Optional::stream)
                .anyMatch(email.domain()::equals);
    }

    private boolean isInvited(EmailAddress email, @Nullable Secret invitation) {
        return invitation != null
                && invitations.stream().anyMatch(inviting -> inviting.admits(invitation, email.value()));
    }
}

package dev.patchbay.invitations;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.Organization;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Secret;
import dev.patchbay.mail.Letter;
import dev.patchbay.mail.Mails;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The letter that carries an invitation, in the language of whoever gets it, else of whoever sends it. */
@Component
class InvitationLetters {

    private final Mails mails;
    private final Organizations organizations;
    private final Accounts accounts;
    private final PatchbaySettings patchbay;

    InvitationLetters(Mails mails, Organizations organizations, Accounts accounts, PatchbaySettings patchbay) {
        this.mails = mails;
        this.organizations = organizations;
        this.accounts = accounts;
        this.patchbay = patchbay;
    }

    /** Where no mail can be sent, the admin hands the link over. */
    void send(Invitation invitation, Secret token) {
        if (!mails.configured()) {
            return;
        }
        Invitation.Offer offer = invitation.offer();
        AccountId reader = accounts.findByEmail(offer.email()).map(Account::id).orElse(offer.invitedBy());
        String organization = organizations
                .find(invitation.organization())
                .map(Organization::displayName)
                .orElse("");
        String inviter = accounts.find(offer.invitedBy()).map(Account::name).orElse("");
        mails.send(new Letter(
                "invitation",
                offer.email(),
                accounts.localeOf(reader),
                Map.of(
                        "organization",
                        organization,
                        "inviter",
                        inviter,
                        "email",
                        offer.email(),
                        "days",
                        String.valueOf(Math.max(
                                1,
                                Duration.between(invitation.sentAt(), invitation.expiresAt())
                                        .toDays()))),
                URI.create(link(token))));
    }

    String link(Secret token) {
        return patchbay.at("/invitation?token=" + token.reveal()).toString();
    }
}

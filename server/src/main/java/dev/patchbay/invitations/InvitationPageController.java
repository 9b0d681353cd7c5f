package dev.patchbay.invitations;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.Organization;
import dev.patchbay.accounts.Organizations;
import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.Sessions;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.Secret;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/** The page behind an invitation's link. */
@Controller
class InvitationPageController {

    private final Invitations invitations;
    private final Organizations organizations;
    private final Accounts accounts;
    private final Sessions sessions;

    InvitationPageController(
            Invitations invitations, Organizations organizations, Accounts accounts, Sessions sessions) {
        this.invitations = invitations;
        this.organizations = organizations;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping("/invitation")
    Object show(
            Optional<Session> session, @RequestParam(defaultValue = "") String token, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Optional<Invitation> found = invitations.find(Secret.of(token));
        if (found.isEmpty()) {
            return ended("UNKNOWN", HttpStatus.NOT_FOUND);
        }
        Invitation invitation = found.get();
        return invitation.state() == Invitation.State.PENDING
                ? offer(session, invitation, token)
                : ended(invitation.state().name(), HttpStatus.GONE);
    }

    @PostMapping("/invitation")
    Object accept(
            Optional<Session> session, @RequestParam(defaultValue = "") String token, HttpServletResponse response) {
        if (session.isEmpty()) {
            return show(session, token, response);
        }
        try {
            var joined = invitations.accept(Secret.of(token), session.get().account());
            sessions.switchOrganization(session.get(), joined.organization().id());
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, "/apps")
                    .build();
        } catch (ProblemException refused) {
            if (refused.problem().kind() == ProblemKind.CONFLICT) {
                // somebody added this person in the same moment
                return ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, "/apps")
                        .build();
            }
            return show(session, token, response);
        }
    }

    private ModelAndView offer(Optional<Session> session, Invitation invitation, String token) {
        Invitation.Offer offer = invitation.offer();
        Optional<Account> reader = session.flatMap(found -> accounts.find(found.account()));
        String back = "/invitation?token=" + token;
        return new ModelAndView("invitation")
                .addObject("token", token)
                .addObject(
                        "organization",
                        organizations
                                .find(invitation.organization())
                                .map(Organization::displayName)
                                .orElse(""))
                .addObject(
                        "inviter",
                        accounts.find(offer.invitedBy()).map(Account::name).orElse(""))
                .addObject("email", offer.email())
                .addObject("role", offer.role().name())
                .addObject("reader", reader.map(Account::email).orElse(""))
                .addObject("standing", standing(reader, offer).name())
                .addObject("signIn", "/login?fresh=1&return=" + encode(back))
                .addObject(
                        "signUp",
                        "/signup?email=" + encode(offer.email()) + "&invitation=" + encode(token) + "&return="
                                + encode(back));
    }

    private static Standing standing(Optional<Account> reader, Invitation.Offer offer) {
        return reader.map(account -> {
                    if (!account.email().equals(offer.email())) {
                        return Standing.SOMEBODY_ELSE;
                    }
                    return account.emailConfirmed() ? Standing.INVITED : Standing.UNCONFIRMED;
                })
                .orElse(Standing.NOBODY);
    }

    private static ModelAndView ended(String reason, HttpStatus status) {
        return new ModelAndView("invitation-ended", status).addObject("reason", reason.toUpperCase(Locale.ROOT));
    }

    private static String encode(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    /** Who reads the page. */
    private enum Standing {
        NOBODY,
        INVITED,
        UNCONFIRMED,
        SOMEBODY_ELSE
    }
}

package dev.patchbay.invitations;

import dev.patchbay.accounts.Membership;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.Session;
import dev.patchbay.accounts.StepUp;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import dev.patchbay.mail.Mails;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Admins invite a whole list of people, after a look at what would come of it. */
@RestController
class InvitationImportController {

    private static final Allowance LOOKS = new Allowance(60, Duration.ofHours(1), Duration.ofHours(1));

    private final InvitationImports imports;
    private final Permissions permissions;
    private final StepUp stepUp;
    private final Mails mails;
    private final Throttle throttle;
    private final MessageSource messages;
    private final Allowance perDay;

    InvitationImportController(
            InvitationImports imports,
            Permissions permissions,
            StepUp stepUp,
            Mails mails,
            Throttle throttle,
            MessageSource messages,
            InvitationsSettings settings) {
        this.imports = imports;
        this.permissions = permissions;
        this.stepUp = stepUp;
        this.mails = mails;
        this.throttle = throttle;
        this.messages = messages;
        this.perDay = new Allowance(settings.importsPerDay(), Duration.ofDays(1), Duration.ofDays(1));
    }

    @PostMapping(path = "/api/organizations/{id}/invitations/import", consumes = "text/csv")
    ResponseEntity<ImportOutcome> send(
            Session session,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody(required = false) byte[] csv) {
        var organization = OrganizationId.of(id);
        Membership actor = permissions.requireAdmin(organization, session);
        mails.requireConfigured();
        throttle.demand("invitation-lists-read:organization:" + organization, LOOKS);
        InvitationList list = imports.read(csv == null ? new byte[0] : csv, actor);
        if (dryRun) {
            return ResponseEntity.ok(outcome(imports.look(organization, list), told(list)));
        }
        if (!list.mistakes().isEmpty()) {
            throw mistaken(told(list));
        }
        if (list.rows().stream().anyMatch(row -> row.role() == OrganizationRole.OWNER)) {
            stepUp.require(session);
        }
        throttle.demand("invitation-lists:organization:" + organization, perDay);
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .body(outcome(imports.run(organization, list, actor), List.of()));
    }

    private static ProblemException mistaken(List<ImportMistake> mistakes) {
        List<Map<String, Object>> errors = mistakes.stream()
                .map(mistake -> Map.<String, Object>of(
                        "pointer",
                        "/" + mistake.line + "/" + mistake.column,
                        "line",
                        mistake.line,
                        "column",
                        mistake.column,
                        "message",
                        mistake.message))
                .toList();
        return new ProblemException(
                KernelProblem.INVALID_REQUEST,
                "Nobody was invited. The list has " + mistakes.size()
                        + (mistakes.size() == 1 ? " mistake." : " mistakes."),
                Map.of("errors", errors));
    }

    private List<ImportMistake> told(InvitationList list) {
        return list.mistakes().stream()
                .map(mistake -> new ImportMistake(
                        mistake.line(),
                        mistake.column(),
                        messages.getMessage(
                                mistake.fault().key(), mistake.values().toArray(), LocaleContextHolder.getLocale())))
                .toList();
    }

    private static ImportOutcome outcome(InvitationImports.Outcome outcome, List<ImportMistake> mistakes) {
        return new ImportOutcome(
                outcome.rows(), outcome.toInvite(), outcome.alreadyMembers(), outcome.alreadyInvited(), mistakes);
    }

    record ImportOutcome(
            int rows, int toInvite, int alreadyMembers, int alreadyInvited, List<ImportMistake> mistakes) {}

    record ImportMistake(int line, int column, String message) {}
}

package dev.patchbay.gateway;

import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.Session;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Reads the operator's file of rules while Patchbay runs. */
@RestController
class RulesController {

    private final Rules rules;
    private final Permissions permissions;
    private final Audit audit;
    private final TransactionTemplate transaction;

    RulesController(Rules rules, Permissions permissions, Audit audit, TransactionTemplate transaction) {
        this.rules = rules;
        this.permissions = permissions;
        this.audit = audit;
        this.transaction = transaction;
    }

    @PostMapping("/api/console/gateway/reload")
    GatewayRules reload(Session session, @RequestBody GatewayReload asked) {
        permissions.requireOperator(session);
        RuleBook book = rules.reload(asked.dryRun);
        if (!asked.dryRun) {
            transaction.executeWithoutResult(status -> audit.record(new AuditEntry(
                    session.account(), null, "gateway.reloaded", book.rules().size() + " rules")));
        }
        return new GatewayRules(
                asked.dryRun, book.rules().stream().map(GatewayRule::of).toList());
    }

    /** Whether the file is only to be checked. */
    record GatewayReload(boolean dryRun) {}

    /** The rules that hold, or would; the most specific path first. */
    record GatewayRules(boolean dryRun, List<GatewayRule> rules) {}

    /**
     * One rule.
     *
     * @param callers among {@code user}, {@code delegated}, {@code m2m}
     * @param rate such as {@code 600/min}; null for none
     * @param upstream null where Patchbay answers itself
     */
    record GatewayRule(
            String path,
            List<String> methods,
            List<String> callers,
            List<String> scopes,
            @Nullable String rate,
            @Nullable String upstream,
            boolean builtIn) {

        static GatewayRule of(Rule rule) {
            URI upstream = rule.upstream();
            return new GatewayRule(
                    rule.path().getPatternString(),
                    rule.methods().stream().sorted().toList(),
                    callers(rule),
                    rule.admission().scopes().stream().sorted().toList(),
                    rule.admission().rate() == null
                            ? null
                            : Objects.toString(rule.admission().rate()),
                    upstream == null ? null : upstream.toString(),
                    rule.builtIn());
        }

        private static List<String> callers(Rule rule) {
            return Stream.of(
                            rule.takes(CallerKind.USER) ? "user" : null,
                            rule.takes(CallerKind.DELEGATED) ? "delegated" : null,
                            rule.takes(CallerKind.CLIENT) ? "m2m" : null)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }
}

package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.Page;
import dev.patchbay.kernel.Secret;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Operators add people, who confirm their own e-mail addresses, and give roles on the platform. */
@RestController
@RequestMapping("/api/console/people")
class PeopleController {

    private final Accounts accounts;
    private final People people;
    private final PlatformRoles roles;
    private final EmailChanges emails;
    private final Permissions permissions;
    private final StepUp stepUp;
    private final Audit audit;
    private final TransactionTemplate transaction;

    PeopleController(
            Accounts accounts,
            People people,
            PlatformRoles roles,
            EmailChanges emails,
            Permissions permissions,
            StepUp stepUp,
            Audit audit,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.people = people;
        this.roles = roles;
        this.emails = emails;
        this.permissions = permissions;
        this.stepUp = stepUp;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping
    PeoplePage list(
            Session session,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        permissions.requireOperator(session);
        Page<People.Person> page = people.page(q, Cursor.given(after, 2), limit);
        return new PeoplePage(page.items(), page.next());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AddedPerson add(Session session, @RequestBody NewPerson person) {
        permissions.requireOperator(session);
        Accounts.Prepared prepared = accounts.prepare(new NewAccount(
                text(person.email), false, text(person.name), Secret.of(text(person.password)), Set.of()));
        Account account = transaction.execute(status -> {
            Account added = accounts.insert(prepared);
            emails.askNewcomer(added);
            audit.record(new AuditEntry(
                    session.account(), null, "account.created", added.id().toString()));
            return added;
        });
        return new AddedPerson(account.id(), account.email(), account.name());
    }

    @PutMapping("/{id}/roles")
    Roles setRoles(Session session, @PathVariable String id, @RequestBody NewRoles wanted) {
        permissions.requireOperator(session);
        stepUp.require(session);
        Account changed = roles.set(AccountId.of(id), roles(wanted), session.account());
        return new Roles(changed.id(), PlatformRole.words(changed.roles()));
    }

    private static Set<PlatformRole> roles(NewRoles wanted) {
        var mistakes = new InvalidRequest();
        var found = new TreeSet<PlatformRole>();
        if (wanted.roles == null) {
            mistakes.error("/roles", "needed", "This is needed; an empty list takes all roles away.");
        } else {
            for (int i = 0; i < wanted.roles.size(); i++) {
                Optional<PlatformRole> role = PlatformRole.find(wanted.roles.get(i));
                role.ifPresent(found::add);
                if (role.isEmpty()) {
                    mistakes.error("/roles/" + i, "unknown", "Roles are developer, reviewer and operator.");
                }
            }
        }
        mistakes.orThrow();
        return Set.copyOf(found);
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    record PeoplePage(List<People.Person> people, @Nullable Cursor next) {}

    record NewPerson(
            @Nullable String name,
            @Nullable String email,
            @Nullable String password) {}

    record AddedPerson(AccountId id, String email, String name) {}

    record NewRoles(@Nullable List<@Nullable String> roles) {}

    record Roles(AccountId id, List<String> roles) {}
}

package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Secret;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Operators add people, and answer for their addresses of e-mail. */
@RestController
class PeopleController {

    private final Accounts accounts;
    private final Permissions permissions;
    private final Audit audit;
    private final TransactionTemplate transaction;

    PeopleController(Accounts accounts, Permissions permissions, Audit audit, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.permissions = permissions;
        this.audit = audit;
        this.transaction = transaction;
    }

    @PostMapping("/api/console/people")
    @ResponseStatus(HttpStatus.CREATED)
    Person add(Session session, @RequestBody NewPerson person) {
        permissions.requireOperator(session);
        Accounts.Prepared prepared = accounts.prepare(new NewAccount(
                text(person.email), true, text(person.name), Secret.of(text(person.password)), Set.of()));
        Account account = transaction.execute(status -> {
            Account added = accounts.insert(prepared);
            audit.record(new AuditEntry(
                    session.account(), null, "account.created", added.id().toString()));
            return added;
        });
        return new Person(account.id(), account.email(), account.name());
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    record NewPerson(
            @Nullable String name,
            @Nullable String email,
            @Nullable String password) {}

    record Person(AccountId id, String email, String name) {}
}

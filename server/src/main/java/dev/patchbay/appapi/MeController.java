package dev.patchbay.appapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.gateway.Caller;
import dev.patchbay.grants.ScopeUses;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The person for whom an app calls: who is present, or whose own the installation is. */
@RestController
class MeController {

    private final Accounts accounts;
    private final ScopeUses uses;

    MeController(Accounts accounts, ScopeUses uses) {
        this.accounts = accounts;
        this.uses = uses;
    }

    @GetMapping("/v1/me")
    ResponseEntity<Person> me(Caller caller) {
        Account account = accounts.find(caller.requireAccount())
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND, "This person has left."));
        Person me = Person.of(account, caller);
        if (me.email != null && caller.installation() != null) {
            uses.used(caller.installation(), account.id(), "email");
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(me);
    }

    /**
     * A person.
     *
     * @param id the {@code sub} of the person's tokens
     * @param locale language tag such as {@code en}
     * @param email absent unless the token has the scope {@code email} and the person has confirmed the address
     * @param emailVerified absent or true
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Person(
            AccountId id,
            String name,
            String locale,
            @Nullable String email,
            @Nullable Boolean emailVerified) {

        static Person of(Account account, Caller caller) {
            boolean told = caller.scopes().contains("email") && account.emailConfirmed();
            return new Person(
                    account.id(),
                    account.name(),
                    account.locale().toLanguageTag(),
                    told ? account.email() : null,
                    told ? true : null);
        }
    }
}

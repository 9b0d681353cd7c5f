package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own account. */
@RestController
@RequestMapping("/api/me")
class MeController {

    private final Profiles profiles;
    private final AccountPasswords passwords;
    private final StepUp stepUp;

    MeController(Profiles profiles, AccountPasswords passwords, StepUp stepUp) {
        this.profiles = profiles;
        this.passwords = passwords;
        this.stepUp = stepUp;
    }

    @GetMapping
    Me show(Session session) {
        return me(session);
    }

    @PatchMapping
    Me change(Session session, @RequestBody ProfileChange change) {
        profiles.change(session.account(), change.name, change.locale);
        return me(session);
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(Session session, @RequestBody NewPassword wanted) {
        stepUp.require(session);
        passwords.change(session, Secret.of(Objects.requireNonNullElse(wanted.password, "")));
    }

    private Me me(Session session) {
        return Me.of(profiles.of(session.account()));
    }

    /**
     * One's own account.
     *
     * @param pendingEmail the address that is to replace the present one, once it is confirmed
     */
    record Me(
            AccountId id,
            String name,
            String email,
            boolean emailVerified,
            @Nullable String pendingEmail,
            String locale,
            Instant createdAt,
            boolean hasPassword,
            int passkeys,
            List<String> roles) {

        static Me of(Profiles.Profile profile) {
            Account account = profile.account();
            return new Me(
                    account.id(),
                    account.name(),
                    account.email(),
                    account.emailConfirmed(),
                    profile.pendingEmail().orElse(null),
                    account.locale().toLanguageTag(),
                    profile.createdAt(),
                    profile.hasPassword(),
                    profile.passkeys(),
                    PlatformRole.words(account.roles()));
        }
    }

    record ProfileChange(@Nullable String name, @Nullable String locale) {}

    record NewPassword(@Nullable String password) {}
}

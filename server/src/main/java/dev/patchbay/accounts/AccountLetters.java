package dev.patchbay.accounts;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.mail.Letter;
import dev.patchbay.mail.Mails;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is mailed to people about their accounts; their words are in {@code messages/accounts.properties}. A letter to an
 * address that was not confirmed yet repeats nothing that somebody typed: it may be a stranger's.
 */
@Component
class AccountLetters {

    private final Mails mails;
    private final PatchbaySettings patchbay;

    AccountLetters(Mails mails, PatchbaySettings patchbay) {
        this.mails = mails;
        this.patchbay = patchbay;
    }

    /**
     * Demands that letters arrive.
     *
     * @throws ProblemException {@code mail-not-configured}
     */
    void requireConfigured() {
        mails.requireConfigured();
    }

    /** Whether letters arrive. */
    boolean configured() {
        return mails.configured();
    }

    /** The link that finishes a sign-up. */
    void signUp(String email, Locale locale, Secret token) {
        send("sign-up", email, locale, Map.of(), link("/signup/confirm", token));
    }

    /** Somebody wants to sign up who has an account. */
    void signUpOfKnown(Account account) {
        send("sign-up-known", account.email(), account.locale(), Map.of("name", account.name()), patchbay.at("/login"));
    }

    /** The link for a forgotten password. */
    void passwordReset(Account account, Secret token) {
        send(
                "password-reset",
                account.email(),
                account.locale(),
                Map.of("name", account.name()),
                link("/reset", token));
    }

    /** The link that confirms an address, the account's own or the one that is to replace it. */
    void confirmEmail(Account account, String email, Secret token) {
        send("email-confirm", email, account.locale(), Map.of(), link("/email/confirm", token));
    }

    /** Somebody else wants to have this person's address. */
    void emailTaken(Account holder) {
        send("email-taken", holder.email(), holder.locale(), Map.of("name", holder.name()), null);
    }

    /** To the address that was replaced, with the link that takes it back. */
    void emailChanged(Account before, Secret undo) {
        send(
                "email-changed",
                before.email(),
                before.locale(),
                Map.of("name", before.name()),
                link("/email/undo", undo));
    }

    /** The last letter; no account has to stay because nobody can be written to. */
    void deleted(Account account) {
        if (configured()) {
            mails.sendLast(new Letter(
                    "account-deleted", account.email(), account.locale(), Map.of("name", account.name()), null));
        }
    }

    private void send(String kind, String to, Locale locale, Map<String, String> values, @Nullable URI action) {
        mails.send(new Letter(kind, to, locale, values, action));
    }

    private URI link(String path, Secret token) {
        return patchbay.at(path + "?token=" + token.reveal());
    }
}

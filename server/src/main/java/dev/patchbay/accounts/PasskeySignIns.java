package dev.patchbay.accounts;

import com.webauthn4j.data.AuthenticationData;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The way in, and the way to prove it once more, for people with a passkey. */
@Component
class PasskeySignIns {

    private final PasskeyStore store;
    private final PasskeyChallenges challenges;
    private final PasskeyCeremony ceremony;
    private final Sessions sessions;
    private final Audit audit;
    private final TransactionTemplate transaction;

    PasskeySignIns(
            PasskeyStore store,
            PasskeyChallenges challenges,
            PasskeyCeremony ceremony,
            Sessions sessions,
            Audit audit,
            TransactionTemplate transaction) {
        this.store = store;
        this.challenges = challenges;
        this.ceremony = ceremony;
        this.sessions = sessions;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** What a browser is asked for in which nobody is signed in: any passkey of ours, so that nobody's is named. */
    PasskeyOptions.Request signInOptions(String browser) {
        return options(challenges.issue(PasskeyChallenges.Purpose.SIGN_IN, browser), List.of());
    }

    /** What a browser is asked for in which somebody is signed in: one of this person's passkeys. */
    PasskeyOptions.Request stepUpOptions(Session session) {
        return options(
                challenges.issue(PasskeyChallenges.Purpose.STEP_UP, session.id().toString()),
                store.descriptors(session.account()));
    }

    /**
     * Signs in.
     *
     * @param browser the value of the cookie that the options were asked with
     * @throws ProblemException {@code passkey-refused}
     */
    SignIn.SignedIn signIn(String credential, String browser, Optional<Session> previous, SignedInBy by) {
        return prove(
                credential,
                PasskeyChallenges.Purpose.SIGN_IN,
                browser,
                passkey -> sessions.open(passkey.account(), previous, by));
    }

    /**
     * Proves once more who is signed in.
     *
     * @throws ProblemException {@code passkey-refused}
     */
    SignIn.SignedIn stepUp(String credential, Session session) {
        return prove(
                credential,
                PasskeyChallenges.Purpose.STEP_UP,
                session.id().toString(),
                passkey -> passkey.account().equals(session.account()) ? sessions.renew(session) : null);
    }

    private SignIn.SignedIn prove(
            String credential, PasskeyChallenges.Purpose purpose, String holder, Entering entering) {
        // a refusal commits as well: the challenge stays spent, and a copied passkey stays written down
        Optional<SignIn.SignedIn> entered = ceremony.readAssertion(credential)
                .flatMap(answer -> Objects.requireNonNull(
                        transaction.execute(status -> prove(answer, purpose, holder, entering))));
        return entered.orElseThrow(() -> new ProblemException(
                AccountsProblem.PASSKEY_REFUSED, "Nothing was changed. Try again, or use your password."));
    }

    private Optional<SignIn.SignedIn> prove(
            AuthenticationData answer, PasskeyChallenges.Purpose purpose, String holder, Entering entering) {
        String challenge = PasskeyCeremony.challengeOf(answer.getCollectedClientData());
        if (!challenges.spend(challenge, purpose, holder)) {
            return Optional.empty();
        }
        PasskeyStore.Owned passkey = Optional.ofNullable(answer.getCredentialId())
                .flatMap(store::lockByCredential)
                .orElse(null);
        if (passkey == null || !isMeant(passkey, Optional.ofNullable(answer.getUserHandle()), purpose)) {
            return Optional.empty();
        }
        return switch (ceremony.verify(answer, passkey)) {
            case PasskeyCeremony.Proved proved -> {
                SignIn.SignedIn entered = entering.enter(passkey);
                if (entered != null) {
                    store.used(passkey.id(), proved.state());
                }
                yield Optional.ofNullable(entered);
            }
            case PasskeyCeremony.Copied _ -> {
                audit.record(new AuditEntry(
                        passkey.account(),
                        null,
                        "passkey.refused-as-copied",
                        passkey.id().toString()));
                yield Optional.empty();
            }
            case PasskeyCeremony.Refused _ -> Optional.empty();
        };
    }

    /** Whoever signs in without giving a name is named by the device (WebAuthn §7.2 step 6). */
    private static boolean isMeant(
            PasskeyStore.Owned passkey, Optional<byte[]> handle, PasskeyChallenges.Purpose purpose) {
        return handle.map(PasskeyStore::base64)
                .map(passkey.handle()::equals)
                .orElse(purpose == PasskeyChallenges.Purpose.STEP_UP);
    }

    private PasskeyOptions.Request options(String challenge, List<PasskeyOptions.Descriptor> allowed) {
        return new PasskeyOptions.Request(new PasskeyOptions.RequestKey(
                challenge, PasskeyChallenges.LIFE.toMillis(), ceremony.relyingParty(), allowed, "required"));
    }

    /** What a proved passkey opens; nothing when it is another person's. */
    @FunctionalInterface
    private interface Entering {

        SignIn.@Nullable SignedIn enter(PasskeyStore.Owned passkey);
    }
}

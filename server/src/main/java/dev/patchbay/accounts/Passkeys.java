package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.platform.PlatformSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody's passkeys: adding, naming and removing them. */
@Component
class Passkeys {

    static final int MOST = 20;

    private static final int NAME_MAXIMUM = 60;

    private final JdbcClient sql;
    private final PasskeyStore store;
    private final PasskeyChallenges challenges;
    private final PasskeyCeremony ceremony;
    private final PlatformSettings platform;
    private final ApplicationEventPublisher events;
    private final Audit audit;

    Passkeys(
            JdbcClient sql,
            PasskeyStore store,
            PasskeyChallenges challenges,
            PasskeyCeremony ceremony,
            PlatformSettings platform,
            ApplicationEventPublisher events,
            Audit audit) {
        this.sql = sql;
        this.store = store;
        this.challenges = challenges;
        this.ceremony = ceremony;
        this.platform = platform;
        this.events = events;
        this.audit = audit;
    }

    List<Passkey> of(AccountId account) {
        return store.of(account);
    }

    /**
     * What the browser is asked for a new passkey: one that is found without a name, and that verifies its person.
     *
     * @throws ProblemException {@code too-many-passkeys}
     */
    @Transactional
    public PasskeyOptions.Creation options(Session session, Account account) {
        requireRoom(account.id());
        return new PasskeyOptions.Creation(new PasskeyOptions.CreationKey(
                new PasskeyOptions.RelyingParty(
                        ceremony.relyingParty(), platform.current().brand().name()),
                new PasskeyOptions.User(store.handle(account.id()), account.email(), account.name()),
                challenges.issue(
                        PasskeyChallenges.Purpose.REGISTRATION, session.id().toString()),
                PasskeyCeremony.ALGORITHMS.stream()
                        .map(algorithm -> new PasskeyOptions.Algorithm("public-key", algorithm.getValue()))
                        .toList(),
                PasskeyChallenges.LIFE.toMillis(),
                store.descriptors(account.id()),
                new PasskeyOptions.Selection("required", true, "required"),
                "none"));
    }

    /**
     * Adds a passkey.
     *
     * @param credential what the browser answered, as JSON
     * @throws ProblemException {@code invalid-request}; {@code too-many-passkeys}
     */
    @Transactional
    public Passkey add(Session session, String name, String credential) {
        checkName(name);
        PasskeyCeremony.Registered registered = ceremony.readRegistration(credential)
                .filter(answer -> challenges.spend(
                        PasskeyCeremony.challengeOf(answer.getCollectedClientData()),
                        PasskeyChallenges.Purpose.REGISTRATION,
                        session.id().toString()))
                .flatMap(ceremony::verify)
                .orElseThrow(() -> InvalidRequest.of(
                        "/credential", "The answer of your device cannot be used. Ask for new options and try again."));
        AccountId account = session.account();
        store.lock(account);
        requireRoom(account);
        UUID id = insert(account, name.strip(), registered);
        record(account, "passkey.added", id);
        events.publishEvent(new PasskeyAdded(account, name.strip()));
        return find(account, id);
    }

    private UUID insert(AccountId account, String name, PasskeyCeremony.Registered registered) {
        try {
            return store.insert(account, name, registered);
        } catch (DuplicateKeyException known) {
            throw InvalidRequest.of("/credential", "This passkey was added before.");
        }
    }

    @Transactional
    public Passkey rename(Session session, UUID id, String name) {
        checkName(name);
        find(session.account(), id);
        store.rename(id, name.strip());
        record(session.account(), "passkey.renamed", id);
        return find(session.account(), id);
    }

    /**
     * Removes a passkey.
     *
     * @throws ProblemException {@code not-found}; {@code last-way-in}
     */
    @Transactional
    public void remove(Session session, UUID id) {
        AccountId account = session.account();
        store.lock(account);
        Passkey passkey = find(account, id);
        if (of(account).size() == 1 && !hasPassword(account)) {
            throw new ProblemException(
                    AccountsProblem.LAST_WAY_IN,
                    "Nothing was changed. Add another passkey or choose a password first.");
        }
        store.delete(id);
        record(account, "passkey.removed", id);
        events.publishEvent(new PasskeyRemoved(account, passkey.name()));
    }

    /** How this person can prove who it is: {@code password}, {@code passkey} or both. */
    List<String> waysIn(AccountId account) {
        var methods = new ArrayList<String>();
        if (hasPassword(account)) {
            methods.add(SignedInBy.Method.PASSWORD.word());
        }
        if (!of(account).isEmpty()) {
            methods.add(SignedInBy.Method.PASSKEY.word());
        }
        return methods;
    }

    private boolean hasPassword(AccountId account) {
        return sql.sql("select exists (select from accounts.account where id = :id and password is not null)")
                .param("id", account.value())
                .query(Boolean.class)
                .single();
    }

    private Passkey find(AccountId account, UUID id) {
        return store.find(account, id)
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND, "You have no passkey with this id."));
    }

    private void requireRoom(AccountId account) {
        if (of(account).size() >= MOST) {
            throw new ProblemException(
                    AccountsProblem.TOO_MANY_PASSKEYS,
                    "Nothing was added. A person has at most " + MOST + " passkeys; remove one first.");
        }
    }

    /** Without its name: what is written down stays when the person goes. */
    private void record(AccountId account, String action, UUID id) {
        audit.record(new AuditEntry(account, null, action, id.toString()));
    }

    private static void checkName(String name) {
        new InvalidRequest()
                .text("/name", Objects.requireNonNull(name), NAME_MAXIMUM)
                .orThrow();
    }
}

package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.PlatformSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The people who can sign in. */
@Component
public class Accounts {

    private static final String COLUMNS = "id, email, email_confirmed_at, name, roles, locale";
    static final int NAME_MAXIMUM = 100;

    private final JdbcClient sql;
    private final Passwords passwords;
    private final PlatformSettings platform;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Accounts(
            JdbcClient sql,
            Passwords passwords,
            PlatformSettings platform,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.sql = sql;
        this.passwords = passwords;
        this.platform = platform;
        this.transaction = transaction;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    public Optional<Account> find(AccountId id) {
        return sql.sql("select " + COLUMNS + " from accounts.account where id = :id")
                .param("id", id.value())
                .query(this::account)
                .optional();
    }

    /** The accounts with these ids, in no particular order; ids of nobody are left out. */
    public List<Account> find(Collection<AccountId> ids) {
        return sql.sql("select " + COLUMNS + " from accounts.account where id = any(:ids)")
                .param("ids", ids.stream().map(AccountId::value).toArray(UUID[]::new))
                .query(this::account)
                .list();
    }

    /** The account, which nobody else changes until the end of the transaction. */
    Optional<Account> lock(AccountId id) {
        return sql.sql("select " + COLUMNS + " from accounts.account where id = :id for update")
                .param("id", id.value())
                .query(this::account)
                .optional();
    }

    /**
     * Until the transaction ends the account is not deleted.
     *
     * @throws dev.patchbay.kernel.ProblemException {@code not-found} when it is gone already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(AccountId id) {
        boolean there = sql.sql("select id from accounts.account where id = :id for share")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!there) {
            throw NotFound.account();
        }
    }

    public Optional<Account> findByEmail(String email) {
        return EmailAddress.parse(email)
                .flatMap(address -> sql.sql("select " + COLUMNS + " from accounts.account where email = :email")
                        .param("email", address.value())
                        .query(this::account)
                        .optional());
    }

    /** Who runs this Patchbay. */
    public List<AccountId> operators() {
        return sql.sql("select id from accounts.account where 'operator' = any (roles) order by id")
                .query((row, number) -> new AccountId(row.getObject("id", UUID.class)))
                .list();
    }

    /** The language to speak to this person in; the platform's for somebody whom there is not. */
    public Locale localeOf(AccountId id) {
        return find(id).map(Account::locale).orElseGet(() -> locale(null));
    }

    /** The language that this person chose, when one was chosen: else a browser knows better than the platform. */
    public Optional<Locale> localeChosenBy(AccountId id) {
        return sql.sql("select locale from accounts.account where id = :id and locale is not null")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(Locale::forLanguageTag);
    }

    /**
     * Adds a person.
     *
     * @throws ProblemException {@code invalid-request} with every mistake; {@code email-taken}
     */
    public Account create(NewAccount person) {
        Prepared prepared = prepare(person);
        return transaction.execute(status -> insert(prepared));
    }

    /** Checks what can be checked, and hashes: the slow part, for which no transaction should be open. */
    Prepared prepare(NewAccount person) {
        return new Prepared(check(person), passwords.hash(person.password()), null);
    }

    /**
     * Checks what can be checked without asking who is there already.
     *
     * @return the person under a new id
     */
    Account check(NewAccount person) {
        var mistakes = new InvalidRequest();
        Optional<EmailAddress> email = EmailAddress.parse(person.email(), "/email", mistakes);
        String name = person.name().strip();
        mistakes.text("/name", name, NAME_MAXIMUM);
        Passwords.check(person.password().reveal(), "/password", List.of(person.email(), name), mistakes);
        mistakes.orThrow();
        return new Account(
                new AccountId(ids.next()),
                email.orElseThrow().value(),
                person.emailConfirmed(),
                name,
                person.roles(),
                locale(null));
    }

    /** The person who signed up, whose address is confirmed by now. */
    Prepared confirmed(PendingSignUps.Pending signUp) {
        var account = new Account(
                new AccountId(ids.next()), signUp.email(), true, signUp.name(), Set.of(), locale(signUp.locale()));
        return new Prepared(account, signUp.password(), signUp.locale());
    }

    /** Inserts in the transaction of the caller, who checked that the person may be added. */
    Account insert(Prepared prepared) {
        Account account = prepared.account();
        Timestamp now = Timestamp.from(clock.instant());
        try {
            sql.sql("""
                            insert into accounts.account
                              (id, email, email_confirmed_at, name, password, roles, locale, created_at)
                            values (:id, :email, :confirmed, :name, :password, :roles, :locale, :now)
                            """)
                    .param("id", account.id().value())
                    .param("email", account.email())
                    .param("confirmed", account.emailConfirmed() ? now : null, Types.TIMESTAMP)
                    .param("name", account.name())
                    .param("password", prepared.hash())
                    .param(
                            "roles",
                            account.roles().stream().map(PlatformRole::word).toArray(String[]::new))
                    .param("locale", prepared.locale())
                    .param("now", now)
                    .update();
            events.publishEvent(new AccountCreated(account.id()));
            return account;
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(
                    AccountsProblem.EMAIL_TAKEN, "Use another address, or let this person sign in with this one.");
        }
    }

    /**
     * Gives the person this address, which was confirmed.
     *
     * @throws ProblemException {@code email-taken}
     */
    void confirm(AccountId id, String email) {
        try {
            sql.sql("update accounts.account set email = :email, email_confirmed_at = :now where id = :id")
                    .param("email", email)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("id", id.value())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(
                    AccountsProblem.EMAIL_TAKEN, "Nothing was changed. Another account has this address by now.");
        }
    }

    boolean anyOperator() {
        return sql.sql("select exists (select from accounts.account where 'operator' = any(roles))")
                .query(Boolean.class)
                .single();
    }

    /** The account if the password is right; as slow, and as silent about the reason, if it is not. */
    Optional<Account> authenticate(String email, Secret password) {
        Optional<Account> account = findByEmail(email);
        @Nullable String hash = account.flatMap(this::passwordOf).orElse(null);
        return passwords.matches(password, hash) ? account : Optional.empty();
    }

    /** The hash; whoever has a passkey may have none. */
    private Optional<String> passwordOf(Account account) {
        return sql.sql("select password from accounts.account where id = :id and password is not null")
                .param("id", account.id().value())
                .query(String.class)
                .optional();
    }

    private Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                new AccountId(row.getObject("id", UUID.class)),
                row.getString("email"),
                row.getTimestamp("email_confirmed_at") != null,
                row.getString("name"),
                roles((String[]) row.getArray("roles").getArray()),
                locale(row.getString("locale")));
    }

    private Locale locale(@Nullable String tag) {
        return tag == null ? platform.current().defaultLocale() : Locale.forLanguageTag(tag);
    }

    private static Set<PlatformRole> roles(String[] words) {
        return Arrays.stream(words).map(PlatformRole::of).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A person who can be inserted.
     *
     * @param locale the language that the person chose, as a BCP 47 tag
     */
    record Prepared(Account account, String hash, @Nullable String locale) {}
}

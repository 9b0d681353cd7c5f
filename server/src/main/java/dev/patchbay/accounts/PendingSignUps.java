package dev.patchbay.accounts;

import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sign-ups whose link was not opened yet; of link and browser only the SHA-256 is kept. */
@Component
class PendingSignUps {

    private static final int TOKEN_BYTES = 32;
    private static final String COLUMNS = "encode(token_hash, 'hex') as token, encode(browser_hash, 'hex') as browser,"
            + " email, name, password, locale, return_path";

    private final JdbcClient sql;
    private final LinksSettings settings;
    private final Ids ids;
    private final Clock clock;

    PendingSignUps(JdbcClient sql, LinksSettings settings, Ids ids, Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A sign-up that waits for its link to be opened.
     *
     * @param token hash of what the link carries
     * @param browser hash of what the browser keeps
     * @param password the hash
     * @param locale as a BCP 47 tag
     */
    record Pending(
            String token,
            String browser,
            String email,
            String name,
            String password,
            @Nullable String locale,
            String returnPath) {

        boolean isOf(Optional<Secret> presented) {
            return presented
                    .filter(secret -> Sha256.hex(secret.reveal()).equals(browser))
                    .isPresent();
        }
    }

    /** Keeps the sign-up under a new link, and returns what the link carries. */
    Secret add(Account person, String hash, SignUpRequest wanted, Secret browser) {
        String token = ids.token(TOKEN_BYTES);
        sql.sql("""
                        insert into accounts.sign_up
                          (token_hash, browser_hash, email, name, password, locale, return_path, expires_at)
                        values (:token, :browser, :email, :name, :password, :locale, :returnPath, :expires)
                        """)
                .param("token", Sha256.of(token))
                .param("browser", Sha256.of(browser.reveal()))
                .param("email", person.email())
                .param("name", person.name())
                .param("password", hash)
                .param("locale", wanted.locale().toLanguageTag())
                .param("returnPath", wanted.journey().returnPath())
                .param("expires", Timestamp.from(clock.instant().plus(settings.signUpLife())))
                .update();
        return Secret.of(token);
    }

    Optional<Pending> find(Secret token) {
        return sql.sql("select " + COLUMNS + " from accounts.sign_up where token_hash = :token and expires_at > :now")
                .param("token", Sha256.of(token.reveal()))
                .param("now", Timestamp.from(clock.instant()))
                .query(PendingSignUps::pending)
                .optional();
    }

    /** Takes this sign-up away with all others for its address; false if somebody was faster. */
    boolean take(Pending wanted) {
        List<Pending> ofAddress = sql.sql("select " + COLUMNS + """
                         from accounts.sign_up where email = :email order by token_hash for update
                        """)
                .param("email", wanted.email())
                .query(PendingSignUps::pending)
                .list();
        forget(wanted.email());
        return ofAddress.stream().anyMatch(pending -> pending.token().equals(wanted.token()));
    }

    void forget(String email) {
        sql.sql("delete from accounts.sign_up where email = :email")
                .param("email", email)
                .update();
    }

    private static Pending pending(ResultSet row, int number) throws SQLException {
        return new Pending(
                row.getString("token"),
                row.getString("browser"),
                row.getString("email"),
                row.getString("name"),
                row.getString("password"),
                row.getString("locale"),
                row.getString("return_path"));
    }
}

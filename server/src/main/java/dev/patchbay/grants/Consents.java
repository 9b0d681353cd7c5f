package dev.patchbay.grants;

import dev.patchbay.accounts.PersonalData;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.GrantId;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.InstallationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The receipts of what people agreed to for themselves. They are theirs: exported with the account, and gone with it. */
@Service
public class Consents implements PersonalData {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    Consents(JdbcClient jdbc, JsonMapper json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A receipt that was written.
     *
     * @param grant what came of it
     */
    public record Kept(GrantId grant, InstallationId installation, Receipt receipt, Instant givenAt) {}

    /** Writes the receipt of a person's grant, in the transaction that opens it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(GrantId grant, InstallationId installation, AccountId account, Receipt receipt) {
        jdbc.sql("""
                        insert into grants.consent
                            (id, grant_id, installation_id, account_id, version, locale, shown, connect_domains, given_at)
                        values (:id, :grant, :installation, :account, :version, :locale, cast(:shown as jsonb), :domains, :now)
                        """)
                .param("id", ids.next())
                .param("grant", grant.value())
                .param("installation", installation.value())
                .param("account", account.value())
                .param("version", receipt.version())
                .param("locale", receipt.locale().toLanguageTag())
                .param("shown", json.writeValueAsString(receipt.shown()))
                .param("domains", receipt.domains().toArray(String[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What the installation's person agreed to last. */
    public Optional<Kept> newestOf(InstallationId installation) {
        return jdbc.sql("""
                        select * from grants.consent where installation_id = :installation
                        order by given_at desc, id desc limit 1
                        """)
                .param("installation", installation.value())
                .query(this::read)
                .optional();
    }

    @Override
    public String section() {
        return "consents";
    }

    @Override
    public Object export(AccountId account) {
        return jdbc.sql("select * from grants.consent where account_id = :account order by given_at, id")
                .param("account", account.value())
                .query(this::read)
                .list();
    }

    @Override
    public void erase(AccountId account) {
        jdbc.sql("delete from grants.consent where account_id = :account")
                .param("account", account.value())
                .update();
    }

    private Kept read(ResultSet row, int number) throws SQLException {
        return new Kept(
                new GrantId(row.getObject("grant_id", UUID.class)),
                new InstallationId(row.getObject("installation_id", UUID.class)),
                new Receipt(
                        row.getString("version"),
                        Locale.forLanguageTag(row.getString("locale")),
                        List.of(json.readValue(row.getString("shown"), Receipt.Shown[].class)),
                        List.of((String[]) row.getArray("connect_domains").getArray())),
                row.getObject("given_at", OffsetDateTime.class).toInstant());
    }
}

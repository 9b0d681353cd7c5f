package dev.patchbay.widgets;

import dev.patchbay.accounts.PersonalData;
import dev.patchbay.kernel.AccountId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the widgets on a person's dashboard keep there. */
@Component
class StoredData implements PersonalData {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StoredData(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param placement where the widget stands */
    record Exported(UUID placement, String key, JsonNode value, Instant changedAt) {}

    @Override
    public String section() {
        return "widgetStorage";
    }

    @Override
    public Object export(AccountId account) {
        List<Exported> kept = jdbc.sql("""
                        select s.* from widgets.stored s join widgets.placement p on p.id = s.placement_id
                        where p.account_id = :account order by s.placement_id, s.key
                        """)
                .param("account", account.value())
                .query((row, number) -> new Exported(
                        row.getObject("placement_id", UUID.class),
                        row.getString("key"),
                        json.readTree(row.getString("value")),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
        return kept;
    }

    /** It goes with the placements. */
    @Override
    public void erase(AccountId account) {
        jdbc.sql("""
                        delete from widgets.stored s using widgets.placement p
                        where p.id = s.placement_id and p.account_id = :account
                        """).param("account", account.value()).update();
    }
}

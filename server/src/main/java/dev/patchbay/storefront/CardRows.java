package dev.patchbay.storefront;

import dev.patchbay.kernel.IntegrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows of {@code storefront.card}. */
@Component
class CardRows {

    private final JsonMapper json;

    CardRows(JsonMapper json) {
        this.json = json;
    }

    Card read(ResultSet row) throws SQLException {
        return new Card(
                new IntegrationId(row.getObject("integration", UUID.class)),
                row.getString("name"),
                row.getString("display_name"),
                row.getString("tagline"),
                row.getString("description"),
                row.getString("type"),
                row.getString("icon"),
                new Card.Publisher(row.getString("publisher"), row.getBoolean("first_party")),
                List.of((String[]) row.getArray("categories").getArray()),
                json.readValue(row.getString("price"), PriceBody.class),
                row.getString("tier"),
                row.getObject("sunset", LocalDate.class),
                row.getObject("published_at", OffsetDateTime.class).toInstant());
    }
}

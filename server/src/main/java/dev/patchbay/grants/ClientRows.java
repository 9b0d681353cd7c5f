package dev.patchbay.grants;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;

/** Reads {@code grants.client}. */
final class ClientRows {

    private ClientRows() {}

    static Client read(ResultSet row, int number) throws SQLException {
        return new Client(
                row.getString("id"),
                new IntegrationId(row.getObject("integration_id", UUID.class)),
                new InstallationId(row.getObject("installation_id", UUID.class)),
                OpenWay.valueOf(row.getString("way")),
                texts(row, "redirect_uris"),
                texts(row, "post_logout_uris"),
                ClientState.valueOf(row.getString("state")));
    }

    static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}

package dev.patchbay.grants;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads {@code grants.client}. */
final class ClientRows {

    private ClientRows() {}

    static Client read(ResultSet row, int number) throws SQLException {
        return new Client(
                row.getString("id"),
                new IntegrationId(row.getObject("integration_id", UUID.class)),
                installation(row.getObject("installation_id", UUID.class)),
                OpenWay.valueOf(row.getString("way")),
                new ClientAddresses(
                        texts(row, "redirect_uris"),
                        texts(row, "post_logout_uris"),
                        address(row, "backchannel_logout_uri")),
                new ClientProfile(
                        authentication(row),
                        SigningAlgorithm.valueOf(row.getString("signing_algorithm")),
                        row.getBoolean("announced")),
                ClientState.valueOf(row.getString("state")));
    }

    static String word(ClientAuthentication authentication) {
        return switch (authentication) {
            case ClientAuthentication.SharedSecret _ -> "SECRET";
            case ClientAuthentication.PrivateKey _ -> "PRIVATE_KEY";
            case ClientAuthentication.None _ -> "NONE";
        };
    }

    private static ClientAuthentication authentication(ResultSet row) throws SQLException {
        String word = row.getString("authentication");
        return switch (word) {
            case "SECRET" -> new ClientAuthentication.SharedSecret();
            case "PRIVATE_KEY" -> new ClientAuthentication.PrivateKey(address(row, "jwks_uri"), row.getString("jwks"));
            case "NONE" -> new ClientAuthentication.None();
            default -> throw new IllegalStateException("no way to authenticate is called " + word);
        };
    }

    private static @Nullable InstallationId installation(@Nullable UUID id) {
        return id == null ? null : new InstallationId(id);
    }

    private static @Nullable URI address(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : URI.create(text);
    }

    static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}

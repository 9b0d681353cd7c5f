package dev.patchbay.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An app from a package registry that has never heard of Patchbay; {@code ./patchbay test} installs it. */
enum ForeignApp {
    ACTUAL("/openid/callback") {
        @Override
        ForeignProgram start(Path folder, URI address, Credentials given) {
            return ForeignProgram.start(
                    "actual-" + address.getPort(),
                    folder,
                    List.of("node", installed("ACTUAL_HOME") + "/node_modules/.bin/actual-server"),
                    Map.of(
                            "NODE_ENV", "production",
                            "ACTUAL_HOSTNAME", address.getHost(),
                            "ACTUAL_PORT", Integer.toString(address.getPort()),
                            "ACTUAL_DATA_DIR", folder.toString(),
                            "ACTUAL_OPENID_DISCOVERY_URL", given.discoveryUrl(),
                            "ACTUAL_OPENID_CLIENT_ID", given.clientId(),
                            "ACTUAL_OPENID_CLIENT_SECRET", given.clientSecret(),
                            "ACTUAL_OPENID_SERVER_HOSTNAME", address.toString(),
                            // whoever the provider lets in is a user
                            "ACTUAL_USER_CREATION_MODE", "login"),
                    address.resolve("/health"));
        }
    },
    STREAMLIT("/oauth2callback") {
        @Override
        ForeignProgram start(Path folder, URI address, Credentials given) {
            write(folder.resolve(".streamlit/secrets.toml"), """
                    [auth]
                    redirect_uri = "%s/oauth2callback"
                    cookie_secret = "only on this machine, for one story"
                    client_id = "%s"
                    client_secret = "%s"
                    server_metadata_url = "%s"
                    """.formatted(
                            address, given.clientId(), given.clientSecret(), given.discoveryUrl()));
            return ForeignProgram.start(
                    "streamlit-" + address.getPort(),
                    folder,
                    List.of(
                            installed("STREAMLIT_HOME") + "/bin/python",
                            "-m",
                            "streamlit",
                            "run",
                            Path.of("apps/streamlit/app.py").toAbsolutePath().toString(),
                            "--server.address=" + address.getHost(),
                            "--server.port=" + address.getPort(),
                            "--server.headless=true",
                            "--browser.gatherUsageStats=false"),
                    Map.of(),
                    address.resolve("/_stcore/health"));
        }
    };

    private final String callback;

    /**
     * @param callback path of its redirect URI
     */
    ForeignApp(String callback) {
        this.callback = callback;
    }

    String callback() {
        return callback;
    }

    /**
     * Starts it as its documentation says.
     *
     * @param folder where it keeps its settings and what people do in it
     */
    abstract ForeignProgram start(Path folder, URI address, Credentials given);

    private static String installed(String variable) {
        return Objects.requireNonNull(
                System.getenv(variable),
                variable
                        + " is not set: run this as ./patchbay test --story AppsNobodyHereWrote, which installs the app");
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What an admin is shown once, to be typed into the app's settings. */
    record Credentials(String clientId, String clientSecret, String discoveryUrl) {}
}

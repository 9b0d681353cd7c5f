package dev.patchbay.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** An app from a package registry that has never heard of Patchbay; {@code ./patchbay test} installs it. */
enum ForeignApp {
    ACTUAL("/openid/callback") {
        @Override
        ForeignProgram start(Path folder, URI address, Credentials given) {
            // it serves no file below a folder whose name begins with a dot, as that of a cache does
            Path pages = link(
                    folder.resolve("pages"), Path.of(installed("ACTUAL_HOME"), "node_modules/@actual-app/web/build"));
            return ForeignProgram.start(
                    "actual-" + address.getPort(),
                    folder,
                    List.of("node", installed("ACTUAL_HOME") + "/node_modules/.bin/actual-server"),
                    Map.of(
                            "NODE_ENV", "production",
                            "ACTUAL_HOSTNAME", address.getHost(),
                            "ACTUAL_PORT", Integer.toString(address.getPort()),
                            "ACTUAL_DATA_DIR", folder.toString(),
                            "ACTUAL_WEB_ROOT", pages.toString(),
                            "ACTUAL_OPENID_DISCOVERY_URL", given.discoveryUrl(),
                            "ACTUAL_OPENID_CLIENT_ID", given.clientId(),
                            "ACTUAL_OPENID_CLIENT_SECRET", given.clientSecret(),
                            "ACTUAL_OPENID_SERVER_HOSTNAME", address.toString(),
                            // whoever the provider lets in is a user
                            "ACTUAL_USER_CREATION_MODE", "login"),
                    address.resolve("/health"));
        }

        @Override
        void signIn(Page page) {
            page.getByRole(AriaRole.BUTTON, named("OpenID")).click();
        }

        @Override
        void greets(Page page, String person) {
            page.getByText("(logged in as: " + person + ")").waitFor();
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

        @Override
        void signIn(Page page) {
            page.getByRole(AriaRole.BUTTON, named("Log in")).click();
            page.waitForURL(Pattern.compile(".*/oidc/.*|.*/$"));
        }

        @Override
        void greets(Page page, String person) {
            page.getByText("Hello, " + person + "!").waitFor();
        }
    };

    private final String callback;

    /**
     * @param callback path of its redirect URI
     */
    ForeignApp(String callback) {
        this.callback = callback;
    }

    /** Path of its redirect URI. */
    String callback() {
        return callback;
    }

    /** The name of its listing. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What an operator writes into the catalog: nothing about where it runs, which only the organization knows. */
    String listing() {
        return """
                - name: %s
                  display_name: %s
                  version: 1.0.0
                  type: app
                  description: An app that organizations run for themselves.
                  author: {name: Others}
                  app_url: https://%s.example
                  open: app
                  credentials: manual
                  app_path: %s
                  install_targets: [organization]
                  scopes: [openid, profile, email]
                  scope_purposes:
                    openid: To know who you are.
                    profile: To greet you by name.
                    email: To write to you.
                  published: true
                """.formatted(word(), "Others' " + word(), word(), callback);
    }

    /**
     * Starts it as its documentation says.
     *
     * @param folder where it keeps its settings and what people do in it
     */
    abstract ForeignProgram start(Path folder, URI address, Credentials given);

    /** Begins the sign-in, as the app itself offers it. */
    abstract void signIn(Page page);

    /** Waits until the app shows that this person is in. */
    abstract void greets(Page page, String person);

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static String installed(String variable) {
        return Objects.requireNonNull(
                System.getenv(variable),
                variable
                        + " is not set: run this as ./patchbay test --story AppsNobodyHereWrote, which installs the app");
    }

    private static Path link(Path from, Path to) {
        try {
            return Files.createSymbolicLink(from, to);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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

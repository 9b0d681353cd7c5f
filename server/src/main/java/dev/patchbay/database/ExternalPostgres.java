package dev.patchbay.database;

import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.StartupProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A PostgreSQL that somebody else runs. */
record ExternalPostgres(DatabaseAddress address) implements DatabaseServer {

    /** The first with {@code transaction_timeout}. */
    private static final int OLDEST_VERSION = 17;

    private static final String SETTING = "patchbay.database.url";

    static ExternalPostgres at(DatabaseSettings settings) {
        Secret password = settings.password();
        return new ExternalPostgres(new DatabaseAddress(
                Objects.requireNonNull(settings.url()),
                Objects.requireNonNullElse(settings.username(), "patchbay"),
                password == null ? Secret.of("") : password));
    }

    /** What stands against using it, found by asking it. */
    List<StartupProblem> problems() {
        List<StartupProblem> problems = new ArrayList<>();
        if (!address.url().startsWith("jdbc:postgresql:")) {
            problems.add(new StartupProblem(
                    SETTING,
                    "It is not the JDBC address of a PostgreSQL.",
                    "Write it like jdbc:postgresql://db.example.com:5432/patchbay."));
            return problems;
        }
        try (Connection connection = address.connect()) {
            if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST_VERSION) {
                problems.add(new StartupProblem(
                        SETTING,
                        "PostgreSQL there is %s."
                                .formatted(connection.getMetaData().getDatabaseProductVersion()),
                        "Use version %d or newer.".formatted(OLDEST_VERSION)));
            }
            if (!new Sql(connection).text("show server_encoding").equals("UTF8")) {
                problems.add(new StartupProblem(
                        SETTING,
                        "The encoding of the database there is not UTF8.",
                        "Make it with: create database patchbay encoding 'UTF8' template template0."));
            }
        } catch (SQLException refused) {
            problems.add(new StartupProblem(
                    SETTING,
                    "The database cannot be entered. " + refused.getMessage(),
                    "Check that it runs, and patchbay.database.username and patchbay.database.password."));
        }
        return problems;
    }

    @Override
    public void close() {
        // It runs on.
    }
}

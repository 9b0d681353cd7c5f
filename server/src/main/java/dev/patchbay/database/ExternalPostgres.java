package dev.patchbay.database;

import dev.patchbay.kernel.Secret;
import java.util.Objects;

/** A PostgreSQL that somebody else runs. */
record ExternalPostgres(DatabaseAddress address) implements DatabaseServer {

    static ExternalPostgres at(DatabaseSettings settings) {
        Secret password = settings.password();
        return new ExternalPostgres(new DatabaseAddress(
                Objects.requireNonNull(settings.url()),
                Objects.requireNonNullElse(settings.username(), "patchbay"),
                password == null ? Secret.of("") : password));
    }

    @Override
    public void close() {
        // It runs on.
    }
}

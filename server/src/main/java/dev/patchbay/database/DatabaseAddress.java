package dev.patchbay.database;

import dev.patchbay.kernel.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where the database is and how to enter it, for those who need a connection that no pool can give. */
public record DatabaseAddress(String url, String username, Secret password) {

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, username, password.reveal());
    }
}

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** Lets the database log how it answers: {@code java Explain.java URL SUPERUSER PASSWORD}. Takes effect on new connections. */
public final class Explain {

    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection(args[0], args[1], args[2]);
                Statement sql = connection.createStatement()) {
            for (String setting : new String[] {
                "session_preload_libraries = 'auto_explain'",
                "auto_explain.log_min_duration = 0",
                "auto_explain.log_analyze = on",
                "auto_explain.log_timing = off",
                "auto_explain.log_buffers = on"
            }) {
                sql.execute("alter database patchbay set " + setting);
            }
        }
    }
}

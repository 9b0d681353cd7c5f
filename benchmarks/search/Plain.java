import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Arrays;

/**
 * The same words with nothing but what PostgreSQL gives: {@code java Plain.java URL USER PASSWORD TIMES QUERY...} prints for each query
 * the hits of its first page and the milliseconds of each run.
 */
public final class Plain {

    private static final String SQL = """
            select name from storefront.card, websearch_to_tsquery('english', ?) query
            where document @@ query order by ts_rank(document, query) desc, name limit 24
            """;

    public static void main(String[] args) throws Exception {
        int times = Integer.parseInt(args[3]);
        try (Connection connection = DriverManager.getConnection(args[0], args[1], args[2]);
                PreparedStatement sql = connection.prepareStatement(SQL)) {
            for (String words : Arrays.copyOfRange(args, 4, args.length)) {
                StringBuilder line = new StringBuilder();
                for (int i = 0; i < times; i++) {
                    long began = System.nanoTime();
                    sql.setString(1, words);
                    int hits = 0;
                    try (ResultSet rows = sql.executeQuery()) {
                        while (rows.next()) {
                            hits++;
                        }
                    }
                    line.append(i == 0 ? hits + "\t" : " ").append((System.nanoTime() - began) / 1e6);
                }
                System.out.println(line);
            }
        }
    }
}

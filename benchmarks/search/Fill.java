import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Makes up cards of a storefront until there are so many, always the same ones, and prints the names of some of them:
 * {@code java Fill.java URL USER PASSWORD COUNT SAMPLE}. Its tables are left without a write-ahead log: nobody needs them again.
 *
 * <p>A name is a made-up brand, mostly with what it does behind; descriptions take half of their words from 120 that everybody uses,
 * the first of them in nearly two thirds of all descriptions, and half from 4,000 others.
 */
public final class Fill {

    private static final int AT_ONCE = 20_000;

    private static final String[] SYLLABLES = (
                    "ba be bi bo bu ca ce co cu da de di do du fa fe fi fo ga ge go gu ha he hi ho ja jo ka ke ki ko la le li lo lu"
                            + " ma me mi mo mu na ne ni no nu pa pe pi po qua ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo"
                            + " wa we wi xa xi xo ya yo za ze zi zo zu ster lan nor mar tel gram flo bra cli dro spar quil tron vex"
                            + " pix lum fern sol arc")
            .split(" ");

    private static final String[] PURPOSES = (
                    "Invoices Tickets Calendar Surveys Payroll Contacts Inventory Analytics Chat Forms Shifts Contracts Expenses"
                            + " Onboarding Reviews Bookings Newsletters Backups Translations Timesheets Campaigns Wiki Roadmaps Boards"
                            + " Signatures Subscriptions Shipping Returns Recruiting Training Feedback Audits Alerts Dashboards Reports"
                            + " Notes Tasks Leads Quotes Orders Events Tickers Scores Fixtures Podcasts Video Maps Weather Fleet"
                            + " Benefits Travel Rooms Desks Badges Visitors Receipts Taxes Budgets Forecasts Pipelines")
            .split(" ");

    private static final String[] COMMON = (
                    "team customers your work data simple every time people business manage one place easy share plan sales"
                            + " projects track fast support help find orders reports keep email online account files messages"
                            + " organization office company daily week month schedule search secure automatic connect tools app"
                            + " update status overview details list board chart goals tasks notes documents review approve send"
                            + " receive payment price budget cost money bank tax staff manager colleague partner vendor supplier"
                            + " client contact phone mobile web site shop store stock product service quality market campaign social"
                            + " media content design image video text language translate learn course lesson test question answer"
                            + " feedback rating event meeting room travel flight hotel car route map location weather health safety"
                            + " energy garden kitchen music")
            .split(" ");

    private static final String[] CATEGORIES = (
                    "Accounting Analytics Automation Communication Design Development Education Events Finance Health HR Legal"
                            + " Logistics Marketing Media Operations Productivity Sales Security Shopping Sports Support Teamwork"
                            + " Travel")
            .split(" ");

    private final String[] others = new String[4_000];
    private final double[] weights = new double[COMMON.length];

    private Fill() {
        Random random = new Random(7);
        for (int i = 0; i < others.length; i++) {
            others[i] = brand(random, 2 + random.nextInt(2)).toLowerCase();
        }
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += Math.pow(i + 1, -0.7);
            weights[i] = sum;
        }
    }

    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[3]);
        try (Connection connection = DriverManager.getConnection(args[0], args[1], args[2])) {
            new Fill().fill(connection, count);
            print(connection, Integer.parseInt(args[4]));
        }
    }

    private void fill(Connection connection, int count) throws Exception {
        try (Statement sql = connection.createStatement()) {
            sql.execute("set maintenance_work_mem = '512MB'");
            sql.execute("truncate storefront.card, storefront.word, storefront.gap, storefront.label, storefront.changed");
            sql.execute("alter table storefront.gap drop constraint if exists gap_word_fkey");
            for (String table : List.of("card", "word", "gap")) {
                sql.execute("alter table storefront." + table + " set unlogged");
            }
            Map<String, String> indexes = indexes(sql);
            for (String index : indexes.keySet()) {
                sql.execute("drop index storefront." + index);
            }
            sql.execute("alter table storefront.gap drop constraint if exists gap_pkey");
            cards(connection, sql, count);
            sql.execute("insert into storefront.word select word, count(*) from storefront.card, unnest(words) word group by word");
            sql.execute("insert into storefront.label select label, count(*) from storefront.card, unnest(labels) label group by label");
            gaps(connection, sql);
            sql.execute("alter table storefront.gap add primary key (gap, word)");
            for (String definition : indexes.values()) {
                sql.execute(definition);
            }
            sql.execute("vacuum (analyze) storefront.card");
            sql.execute("vacuum (analyze) storefront.word");
            sql.execute("vacuum (analyze) storefront.gap");
            sql.execute("checkpoint");
        }
    }

    private static Map<String, String> indexes(Statement sql) throws SQLException {
        Map<String, String> indexes = new LinkedHashMap<>();
        try (ResultSet rows = sql.executeQuery("""
                select indexname, indexdef from pg_indexes where schemaname = 'storefront' and tablename = 'card'
                    and indexname like 'card\\_%' and indexname not in ('card_pkey', 'card_name_key')
                """)) {
            while (rows.next()) {
                indexes.put(rows.getString(1), rows.getString(2));
            }
        }
        return indexes;
    }

    private void cards(Connection connection, Statement sql, int count) throws Exception {
        sql.execute("""
                create temporary table made (name text, display_name text, description text, type text, categories text,
                    price text, tier text, published_at timestamptz, popularity int)
                """);
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        Set<String> names = new HashSet<>();
        long now = Instant.parse("2026-11-01T00:00:00Z").getEpochSecond();
        for (int from = 0; from < count; from += AT_ONCE) {
            StringBuilder rows = new StringBuilder();
            for (int n = from; n < Math.min(count, from + AT_ONCE); n++) {
                row(rows, new Random(n), names, now, n);
            }
            sql.execute("truncate made");
            copy.copyIn("copy made from stdin", new StringReader(rows.toString()));
            sql.execute("""
                    insert into storefront.card (integration, name, display_name, title, tagline, description, type, publisher,
                        first_party, tier, categories, price, published_at, popularity, document, names, words, labels)
                    select md5(name)::uuid, name, display_name, lower(display_name), description, description, type, 'Somebody',
                        false, tier, string_to_array(categories, ','),
                        case price when 'free' then '{"model":"free"}'::jsonb
                            else '{"model":"subscription","amount":900,"currency":"EUR","interval":"month"}'::jsonb end,
                        published_at, popularity,
                        storefront.document(display_name, 'A') || storefront.document(replace(categories, ',', ' '), 'B')
                            || storefront.document(description, 'D'),
                        storefront.document(display_name, 'A'),
                        (select array_agg(distinct word) from regexp_split_to_table(lower(display_name || ' ' || description || ' '
                            || replace(categories, ',', ' ')), '[^a-z]+') word where length(word) >= 3),
                        array['type:' || type, 'price:' || price, 'tier:' || tier]
                            || (select array_agg('category:' || c) from unnest(string_to_array(categories, ',')) c)
                    from made
                    """);
        }
        sql.execute("drop table made");
    }

    private void row(StringBuilder rows, Random random, Set<String> names, long now, int n) {
        String display = name(random);
        while (!names.add(display)) {
            display = name(random);
        }
        StringBuilder description = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            String word = random.nextBoolean() ? common(random) : others[random.nextInt(others.length)];
            description.append(i == 0 ? "" : " ").append(word);
        }
        Set<String> categories = new TreeSet<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            double skewed = Math.pow(random.nextDouble(), 1.6);
            categories.add(CATEGORIES[(int) (skewed * CATEGORIES.length)]);
        }
        int dice = random.nextInt(100);
        String tier = dice < 85 ? "unverified" : dice < 98 ? "verified" : "featured";
        dice = random.nextInt(100);
        String type = dice < 80 ? "app" : dice < 92 ? "widget" : "data_source";
        int popularity = (int) Math.min(50_000, Math.pow(1 / (1 - random.nextDouble()), 1.1) - 1);
        rows.append(String.join(
                        "\t",
                        display.toLowerCase().replace(' ', '-') + "-" + n,
                        display,
                        description + ".",
                        type,
                        String.join(",", categories),
                        random.nextInt(100) < 60 ? "free" : "paid",
                        tier,
                        Instant.ofEpochSecond(now - random.nextInt(94_608_000)).toString(),
                        String.valueOf(popularity)))
                .append('\n');
    }

    private static String name(Random random) {
        String brand = brand(random, 3 + random.nextInt(2));
        int dice = random.nextInt(100);
        String purpose = PURPOSES[random.nextInt(PURPOSES.length)];
        return dice < 15 ? brand : dice < 85 ? brand + " " + purpose : purpose + " " + brand;
    }

    private static String brand(Random random, int syllables) {
        String brand = random.ints(syllables, 0, SYLLABLES.length)
                .mapToObj(i -> SYLLABLES[i])
                .collect(Collectors.joining());
        return Character.toUpperCase(brand.charAt(0)) + brand.substring(1);
    }

    private String common(Random random) {
        double at = random.nextDouble() * weights[weights.length - 1];
        int i = 0;
        while (weights[i] < at) {
            i++;
        }
        return COMMON[i];
    }

    /** As the storefront makes them: what is left of a word's first seven letters without none, one or two of them. */
    private static void gaps(Connection connection, Statement sql) throws Exception {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        List<String> words = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery("select word from storefront.word")) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        }
        for (int from = 0; from < words.size(); from += AT_ONCE) {
            StringBuilder rows = new StringBuilder();
            for (String word : words.subList(from, Math.min(words.size(), from + AT_ONCE))) {
                String beginning = word.substring(0, Math.min(7, word.length()));
                Set<String> gaps = new TreeSet<>(Set.of(beginning));
                for (int i = 0; i < beginning.length(); i++) {
                    String once = without(beginning, i);
                    gaps.add(once);
                    for (int j = i; j < once.length(); j++) {
                        gaps.add(without(once, j));
                    }
                }
                gaps.forEach(gap -> rows.append(gap).append('\t').append(word).append('\n'));
            }
            copy.copyIn("copy storefront.gap from stdin", new StringReader(rows.toString()));
        }
    }

    private static String without(String text, int at) {
        return text.substring(0, at) + text.substring(at + 1);
    }

    private static void print(Connection connection, int sample) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("select name, display_name from storefront.card order by md5(name) limit " + sample)) {
            while (rows.next()) {
                System.out.println(rows.getString(1) + "\t" + rows.getString(2));
            }
        }
    }
}

package dev.patchbay.pipeline;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Numbers of the newest records, of many sources and readers at once; each call is one statement, however many are asked for. Who may
 * read what is the caller's to ask.
 */
@Component
public class NewestNumbers {

    private final JdbcClient jdbc;

    NewestNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who reads a source: what all share, and what is this installation's alone. */
    public record Reader(IntegrationId source, InstallationId installation) {}

    /**
     * A number of a record, for a reader.
     *
     * @param key null for the record that changed last
     * @param field a property of the record itself
     */
    public record Wanted(Reader reader, @Nullable String key, String field) {}

    /**
     * What there is of it.
     *
     * @param owner whose alone its record is; null where all share it
     * @param number finite; null where the record has no number there
     */
    public record Found(
            @Nullable InstallationId owner,
            String key,
            @Nullable Double number) {}

    /** Those of the wanted whose record is there; of one that there is twice, shared and alone, the newer. */
    public Map<Wanted, Found> of(Collection<Wanted> wanted) {
        Map<Wanted, Found> found = new HashMap<>();
        List<Wanted> asked = List.copyOf(wanted);
        read(asked, "case jsonb_typeof(r.value -> w.field) when 'number' then r.value ->> w.field end", row -> {
            Double number = row.said == null ? null : Double.valueOf(row.said);
            found.put(
                    asked.get(row.number),
                    new Found(row.owner, row.key, number == null || !Double.isFinite(number) ? null : number));
        });
        return found;
    }

    /** The whole records that these numbers are of. */
    public Map<Wanted, JsonNode> records(Collection<Wanted> wanted) {
        Map<Wanted, JsonNode> found = new HashMap<>();
        List<Wanted> asked = List.copyOf(wanted);
        read(
                asked,
                "cast(r.value as text)",
                row -> found.put(asked.get(row.number), JsonMapper.shared().readTree(String.valueOf(row.said))));
        return found;
    }

    /**
     * All keys of what each reader has, in no order.
     *
     * @param most readers that have more are not there
     */
    public Map<Reader, List<String>> keys(Collection<Reader> readers, int most) {
        Map<Reader, List<String>> keys = new HashMap<>();
        List<Reader> asked = List.copyOf(readers);
        if (asked.isEmpty()) {
            return keys;
        }
        jdbc.sql("""
                        select w.number, k.keys
                        from unnest(cast(:sources as uuid[]), cast(:owners as uuid[])) with ordinality as w (source, owner, number)
                        cross join lateral (
                            select array_agg(distinct n.key) as keys, count(*) as many from (
                                (select key from pipeline.record
                                 where source = w.source and installation = :all and not deleted limit :enough)
                                union all
                                (select key from pipeline.record
                                 where source = w.source and installation = w.owner and w.owner <> :all and not deleted
                                 limit :enough)) n) k
                        where k.many between 1 and :most
                        """)
                .param("sources", sources(asked))
                .param("owners", owners(asked))
                .param("all", Shelf.owner(null))
                .param("enough", most + 1)
                .param("most", most)
                .query(row -> {
                    keys.put(asked.get(row.getInt("number") - 1), List.of((String[])
                            row.getArray("keys").getArray()));
                });
        return keys;
    }

    /** @param said text, as the caller has it read */
    private record Row(
            int number,
            @Nullable InstallationId owner,
            String key,
            @Nullable String said) {}

    private interface Taking {
        void take(Row row);
    }

    private void read(List<Wanted> wanted, String said, Taking taking) {
        if (wanted.isEmpty()) {
            return;
        }
        List<Reader> readers = wanted.stream().map(Wanted::reader).toList();
        // each by itself, since an index has them in order for one owner, and not for two
        jdbc.sql("""
                        select w.number, r.installation, r.key, %s as said
                        from unnest(cast(:sources as uuid[]), cast(:owners as uuid[]), cast(:keys as text[]), cast(:fields as text[]))
                            with ordinality as w (source, owner, key, field, number)
                        cross join lateral (
                            select n.* from (
                                (select installation, key, version, value from pipeline.record
                                 where source = w.source and installation = :all and key = w.key and not deleted)
                                union all
                                (select installation, key, version, value from pipeline.record
                                 where source = w.source and installation = w.owner and w.owner <> :all and key = w.key
                                     and not deleted)
                                union all
                                (select installation, key, version, value from pipeline.record
                                 where w.key is null and source = w.source and installation = :all and not deleted
                                 order by version desc limit 1)
                                union all
                                (select installation, key, version, value from pipeline.record
                                 where w.key is null and source = w.source and installation = w.owner and w.owner <> :all
                                     and not deleted
                                 order by version desc limit 1)) n
                            order by n.version desc limit 1) r
                        """.formatted(said))
                .param("sources", sources(readers))
                .param("owners", owners(readers))
                .param("keys", wanted.stream().map(Wanted::key).toArray(String[]::new))
                .param("fields", wanted.stream().map(Wanted::field).toArray(String[]::new))
                .param("all", Shelf.owner(null))
                .query(row -> {
                    taking.take(new Row(
                            row.getInt("number") - 1,
                            Shelf.installation(row.getObject("installation", UUID.class)),
                            row.getString("key"),
                            row.getString("said")));
                });
    }

    private static UUID[] sources(List<Reader> readers) {
        return readers.stream().map(reader -> reader.source().value()).toArray(UUID[]::new);
    }

    private static UUID[] owners(List<Reader> readers) {
        return readers.stream().map(reader -> reader.installation().value()).toArray(UUID[]::new);
    }
}

package dev.patchbay.pipeline;

import dev.patchbay.documents.Said;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Moments;
import dev.patchbay.kernel.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code pipeline.rejected}. */
@Component
class RejectedTable {

    /** What no database keeps as it was, what is no record, and what must not come to other readers than it was for. */
    private static final Set<String> NEVER_AGAIN =
            Set.of("no-text", "not-json", "record-empty", "record-too-large", "installation-unknown");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Ids ids;
    private final PipelineSettings settings;
    private final Clock clock;

    RejectedTable(JdbcClient jdbc, Ids ids, PipelineSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Keeps a refused record; the same one as often as it comes.
     *
     * @return whether it is a new one
     */
    boolean keep(Shelf shelf, Judgement judgement, Way way, int schema) {
        Rejection why = Objects.requireNonNull(judgement.rejection());
        String text = plain(judgement.text());
        int most = (int) settings.largestRecord().toBytes();
        boolean whole = text.length() <= most && !NEVER_AGAIN.contains(why.code());
        return jdbc.sql("""
                        insert into pipeline.rejected (id, source, installation, key, fingerprint, code, pointer, message, said,
                            record, whole, way, schema_number, first_at, last_at)
                        values (:id, :source, :owner, :key, :fingerprint, :code, :pointer, :message, cast(:said as jsonb),
                            :record, :whole, :way, :schema, :now, :now)
                        on conflict (source, installation, fingerprint) do update set times = rejected.times + 1,
                            last_at = excluded.last_at, code = excluded.code, pointer = excluded.pointer,
                            message = excluded.message, said = excluded.said, schema_number = excluded.schema_number
                        returning xmax = 0
                        """)
                .param("id", ids.next())
                .param("source", shelf.source().value())
                .param("owner", shelf.owner())
                .param("key", judgement.key() == null ? null : plain(judgement.key()))
                .param("fingerprint", Sha256.of(text))
                .param("code", why.code())
                .param("pointer", plain(why.pointer()))
                .param("message", plain(why.message()))
                .param(
                        "said",
                        plain(JSON.writeValueAsString(why.said().values())).replace("\\u0000", ""))
                .param("record", text.length() <= most ? text : text.substring(0, most))
                .param("whole", whole)
                .param("way", way.name())
                .param("schema", schema)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Lets the oldest go where there are too many. */
    void trim(IntegrationId source) {
        jdbc.sql("""
                        delete from pipeline.rejected where id in (
                            select id from pipeline.rejected where source = :source
                            order by last_at desc, id desc offset :kept)
                        """)
                .param("source", source.value())
                .param("kept", settings.rejectedKept())
                .update();
    }

    /** A later record of these keys was taken: nobody needs the earlier ones any more. */
    void resolve(Shelf shelf, Collection<String> keys) {
        if (!keys.isEmpty()) {
            jdbc.sql("""
                            delete from pipeline.rejected
                            where source = :source and installation = :owner and key = any(cast(:keys as text[]))
                            """)
                    .param("source", shelf.source().value())
                    .param("owner", shelf.owner())
                    .param("keys", keys.toArray(String[]::new))
                    .update();
        }
    }

    /** Locked until the transaction ends; those of them that are still there. */
    List<UUID> lock(IntegrationId source, Collection<UUID> those) {
        return jdbc.sql("""
                        select id from pipeline.rejected
                        where source = :source and id = any(cast(:ids as uuid[])) for update
                        """)
                .param("source", source.value())
                .param("ids", texts(those))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    int remove(IntegrationId source, Collection<UUID> those) {
        return jdbc.sql("delete from pipeline.rejected where source = :source and id = any(cast(:ids as uuid[]))")
                .param("source", source.value())
                .param("ids", texts(those))
                .update();
    }

    int removeAll(IntegrationId source) {
        return jdbc.sql("delete from pipeline.rejected where source = :source")
                .param("source", source.value())
                .update();
    }

    /** It was tried again, and is refused for another reason. */
    void judgedAgain(UUID id, Rejection why, int schema) {
        jdbc.sql("""
                        update pipeline.rejected set code = :code, pointer = :pointer, message = :message,
                            said = cast(:said as jsonb), schema_number = :schema
                        where id = :id
                        """)
                .param("code", why.code())
                .param("pointer", plain(why.pointer()))
                .param("message", plain(why.message()))
                .param(
                        "said",
                        plain(JSON.writeValueAsString(why.said().values())).replace("\\u0000", ""))
                .param("schema", schema)
                .param("id", id)
                .update();
    }

    /** Newest first. */
    List<RejectedRecord> page(IntegrationId source, @Nullable Cursor after, int limit) {
        return jdbc.sql("select * from pipeline.rejected where source = :source"
                        + (after == null ? "" : " and (last_at, id) < (:at, :id)")
                        + " order by last_at desc, id desc limit :limit")
                .param("source", source.value())
                .param(
                        "at",
                        after == null ? null : after.value(0, Moments::parse).atOffset(ZoneOffset.UTC))
                .param("id", after == null ? null : after.value(1, UUID::fromString))
                .param("limit", limit)
                .query(RejectedTable::read)
                .list();
    }

    /** Those that can be tried again, the oldest first. */
    List<RejectedRecord> whole(IntegrationId source, @Nullable Collection<UUID> those, int limit) {
        return jdbc.sql("select * from pipeline.rejected where source = :source and whole"
                        + (those == null ? "" : " and id = any(cast(:ids as uuid[]))")
                        + " order by last_at, id limit :limit")
                .param("source", source.value())
                .param("ids", those == null ? null : texts(those))
                .param("limit", limit)
                .query(RejectedTable::read)
                .list();
    }

    int count(IntegrationId source) {
        return jdbc.sql("select count(*) from pipeline.rejected where source = :source")
                .param("source", source.value())
                .query(Integer.class)
                .single();
    }

    private static RejectedRecord read(ResultSet row, int number) throws SQLException {
        return new RejectedRecord(
                row.getObject("id", UUID.class),
                Shelf.installation(row.getObject("installation", UUID.class)),
                row.getString("key"),
                new Rejection(
                        row.getString("pointer"),
                        row.getString("message"),
                        new Said(
                                row.getString("code"),
                                JSON.readValue(row.getString("said"), new TypeReference<>() {}))),
                row.getString("record"),
                row.getBoolean("whole"),
                Way.valueOf(row.getString("way")),
                row.getInt("schema_number"),
                row.getInt("times"),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant());
    }

    private static String[] texts(Collection<UUID> those) {
        return those.stream().map(UUID::toString).toArray(String[]::new);
    }

    /** Without the one character that PostgreSQL does not keep. */
    private static String plain(String text) {
        return text.replace("\0", "");
    }
}

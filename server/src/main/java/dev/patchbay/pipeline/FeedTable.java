package dev.patchbay.pipeline;

import dev.patchbay.kernel.IntegrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code pipeline.feed}: how far the polls of a source are. */
@Component
class FeedTable {

    private final JdbcClient jdbc;

    FeedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where a poll begins.
     *
     * @param etag of the last whole answer; null where it must be read anew
     * @param next where the last poll stopped; null at the beginning
     * @param failures in a row
     */
    record Place(
            @Nullable String etag,
            @Nullable String next,
            int failures,
            @Nullable Instant schemaAskedAt,
            @Nullable Instant wholeAt) {}

    /**
     * Where a poll ended.
     *
     * @param brought whether it answered records, or that there are no other ones
     * @param wholeAt when the answer was last read without asking for differences only
     */
    record End(
            boolean brought,
            @Nullable String etag,
            @Nullable String next,
            int failures,
            @Nullable Instant wholeAt,
            Instant at,
            Instant dueAt) {}

    /** Begins a poll; one before it that is still under way may not write any more. */
    Place begin(Shelf shelf, UUID poll) {
        return jdbc.sql("""
                        insert into pipeline.feed (source, installation, poll) values (:source, :owner, :poll)
                        on conflict (source, installation) do update set poll = excluded.poll
                        returning *
                        """)
                .param("source", shelf.source().value())
                .param("owner", shelf.owner())
                .param("poll", poll)
                .query(FeedTable::read)
                .single();
    }

    /** Lets a poll write as long as no other one has begun. */
    Fence fence(Poll poll) {
        return () -> {
            if (!isCurrent(poll.shelf(), poll.id())) {
                throw new Overtaken();
            }
        };
    }

    private boolean isCurrent(Shelf shelf, UUID poll) {
        return jdbc.sql("select poll from pipeline.feed where source = :source and installation = :owner")
                .param("source", shelf.source().value())
                .param("owner", shelf.owner())
                .query(UUID.class)
                .optional()
                .filter(poll::equals)
                .isPresent();
    }

    void end(Shelf shelf, UUID poll, End end) {
        jdbc.sql("""
                        update pipeline.feed set etag = :etag, next_cursor = :next, failures = :failures,
                            whole_at = cast(:whole as timestamptz), last_at = :at, due_at = :due,
                            heard_at = case when :brought then :at else heard_at end,
                            last_good_at = case when :failures = 0 then :at else last_good_at end
                        where source = :source and installation = :owner and poll = :poll
                        """)
                .param("etag", end.etag())
                .param("next", end.next())
                .param("brought", end.brought())
                .param("failures", end.failures())
                .param("whole", end.wholeAt() == null ? null : end.wholeAt().toString())
                .param("at", end.at().atOffset(ZoneOffset.UTC))
                .param("due", end.dueAt().atOffset(ZoneOffset.UTC))
                .param("source", shelf.source().value())
                .param("owner", shelf.owner())
                .param("poll", poll)
                .update();
    }

    /** {@code /schema} was read for one of them, which is for all. */
    void schemaAsked(IntegrationId source, Instant at) {
        jdbc.sql("update pipeline.feed set schema_asked_at = :at where source = :source")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("source", source.value())
                .update();
    }

    /** As if the source had never been polled; a poll that is under way may not write any more. */
    void forgetPlaces(IntegrationId source) {
        jdbc.sql("""
                        update pipeline.feed set poll = null, etag = null, next_cursor = null, whole_at = null,
                            schema_asked_at = null, failures = 0
                        where source = :source
                        """).param("source", source.value()).update();
    }

    /** Whatever was answered before must be read anew. */
    void beginAnew(IntegrationId source) {
        jdbc.sql("update pipeline.feed set etag = null, next_cursor = null, whole_at = null where source = :source")
                .param("source", source.value())
                .update();
    }

    void askSchemaAnew(IntegrationId source) {
        jdbc.sql("update pipeline.feed set schema_asked_at = null, failures = 0 where source = :source")
                .param("source", source.value())
                .update();
    }

    /** Nobody polls it any more. */
    void rest(Shelf shelf) {
        jdbc.sql("update pipeline.feed set due_at = null where source = :source and installation = :owner")
                .param("source", shelf.source().value())
                .param("owner", shelf.owner())
                .update();
    }

    /** Whether another poll is awaited. */
    boolean isAwaited(Shelf shelf) {
        return jdbc.sql("""
                        select exists (select from pipeline.feed
                            where source = :source and installation = :owner and due_at is not null)
                        """)
                .param("source", shelf.source().value())
                .param("owner", shelf.owner())
                .query(Boolean.class)
                .single();
    }

    /** What is for single installations, so that those that are gone can be found. */
    List<Shelf> ofInstallations(@Nullable Shelf after, int limit) {
        return jdbc.sql("""
                        select source, installation from (
                            select source, installation from pipeline.feed
                            union select source, installation from pipeline.shelf) f
                        where installation <> :all and (source, installation) > (cast(:source as uuid), cast(:owner as uuid))
                        order by source, installation limit :limit
                        """)
                .param("all", Shelf.owner(null))
                .param(
                        "source",
                        after == null
                                ? Shelf.owner(null).toString()
                                : after.source().toString())
                .param(
                        "owner",
                        after == null
                                ? Shelf.owner(null).toString()
                                : after.owner().toString())
                .param("limit", limit)
                .query((row, number) -> new Shelf(
                        new IntegrationId(row.getObject("source", UUID.class)),
                        Shelf.installation(row.getObject("installation", UUID.class))))
                .list();
    }

    Optional<Standing> standing(IntegrationId source) {
        return jdbc.sql("""
                        select max(last_at) as last_at, max(last_good_at) as last_good_at, min(due_at) as due_at,
                            max(failures) as failures, count(*) filter (where due_at is not null) as feeds
                        from pipeline.feed where source = :source having count(*) > 0
                        """)
                .param("source", source.value())
                .query((row, number) -> new Standing(
                        instant(row, "last_at"),
                        instant(row, "last_good_at"),
                        instant(row, "due_at"),
                        row.getInt("failures"),
                        row.getInt("feeds")))
                .optional();
    }

    /**
     * How the polls of a source go.
     *
     * @param failures in a row, of the feed that fares worst
     * @param feeds how many are polled: one, or one for each installation
     */
    record Standing(
            @Nullable Instant lastAt,
            @Nullable Instant lastGoodAt,
            @Nullable Instant dueAt,
            int failures,
            int feeds) {}

    private static Place read(ResultSet row, int number) throws SQLException {
        return new Place(
                row.getString("etag"),
                row.getString("next_cursor"),
                row.getInt("failures"),
                instant(row, "schema_asked_at"),
                instant(row, "whole_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

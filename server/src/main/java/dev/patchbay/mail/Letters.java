package dev.patchbay.mail;

import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import dev.patchbay.vault.SealedField;
import dev.patchbay.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of letters. What a letter says is sealed. */
@Component
class Letters {

    private static final int LONGEST_ERROR = 300;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    Letters(JdbcClient jdbc, Vault vault, JsonMapper json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** What becomes of a letter. */
    enum State {
        WAITING,
        SENT,
        KEPT,
        GIVEN_UP,
        HELD_BACK;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    record Row(UUID id, String kind, String recipient, State state, int attempts, Instant createdAt) {}

    record Recent(int ofAnyKind, int ofThisKind) {}

    Recent recent(String recipient, String kind, Instant since) {
        return jdbc.sql("""
                        select count(*) as of_any_kind, count(*) filter (where kind = :kind) as of_this_kind
                        from mail.letter
                        where recipient = :recipient and created_at > :since and state <> 'held-back'
                        """)
                .param("recipient", recipient)
                .param("kind", kind)
                .param("since", utc(since))
                .query((row, index) -> new Recent(row.getInt("of_any_kind"), row.getInt("of_this_kind")))
                .single();
    }

    /** Until the transaction ends nobody else counts this recipient's letters: else two at once would both be the last allowed. */
    void hold(String recipient) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('mail.letter:' || :recipient, 0))")
                .param("recipient", recipient)
                .query((row, index) -> true)
                .single();
    }

    /**
     * Adds a letter.
     *
     * @param last whether nothing is to be kept of the recipient once it has left
     */
    UUID add(String kind, String recipient, WrittenLetter written, State state, boolean last) {
        UUID id = ids.next();
        Instant now = clock.instant();
        boolean readable = state == State.WAITING || state == State.KEPT;
        jdbc.sql("""
                        insert into mail.letter (id, kind, recipient, state, sealed, created_at, ended_at, last)
                        values (:id, :kind, :recipient, :state, :sealed, :now, :endedAt, :last)
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("recipient", recipient)
                .param("state", state.text())
                .param("sealed", readable ? vault.seal(Secret.of(json.writeValueAsString(written)), field(id)) : null)
                .param("now", utc(now))
                .param("endedAt", state == State.WAITING ? null : utc(now))
                .param("last", last)
                .update();
        return id;
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("select id, kind, recipient, state, attempts, created_at from mail.letter where id = :id")
                .param("id", id)
                .query((row, index) -> read(row))
                .optional();
    }

    /** The newest first. */
    List<Row> newest(@Nullable String recipient, int limit) {
        return jdbc.sql("""
                        select id, kind, recipient, state, attempts, created_at from mail.letter
                        where cast(:recipient as text) is null or recipient = :recipient
                        order by created_at desc, id desc limit :limit
                        """)
                .param("recipient", recipient)
                .param("limit", limit)
                .query((row, index) -> read(row))
                .list();
    }

    /** What the letter says, as long as it was not erased. */
    Optional<WrittenLetter> open(UUID id) {
        return jdbc.sql("select sealed from mail.letter where id = :id and sealed is not null")
                .param("id", id)
                .query((row, index) -> json.readValue(
                        vault.open(row.getBytes("sealed"), field(id)).reveal(), WrittenLetter.class))
                .optional();
    }

    void sent(UUID id, boolean keepText) {
        end(id, State.SENT, keepText, null);
    }

    void givenUp(UUID id, String error) {
        end(id, State.GIVEN_UP, false, error);
    }

    private void end(UUID id, State state, boolean keepText, @Nullable String error) {
        jdbc.sql("""
                        update mail.letter set state = :state, ended_at = :now, attempts = attempts + 1,
                            sealed = case when :keepText then sealed end, last_error = :error
                        where id = :id and state = 'waiting'
                        """)
                .param("id", id)
                .param("state", state.text())
                .param("keepText", keepText)
                .param("error", error == null ? null : cut(error))
                .param("now", utc(clock.instant()))
                .update();
        jdbc.sql("delete from mail.letter where id = :id and last and sealed is null")
                .param("id", id)
                .update();
    }

    /** Nothing tells any more that letters went to this address; those that have not left stay here. */
    void forget(String recipient) {
        jdbc.sql("delete from mail.letter where recipient = :recipient")
                .param("recipient", recipient)
                .update();
    }

    void failed(UUID id, String error) {
        jdbc.sql(
                        "update mail.letter set attempts = attempts + 1, last_error = :error where id = :id and state = 'waiting'")
                .param("id", id)
                .param("error", cut(error))
                .update();
    }

    int forget(Instant before) {
        return jdbc.sql("delete from mail.letter where created_at < :before")
                .param("before", utc(before))
                .update();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("recipient"),
                State.of(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static SealedField field(UUID id) {
        return new SealedField("mail.letter", "sealed", id.toString());
    }

    private static String cut(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package dev.patchbay.notices;

import dev.patchbay.jobs.JobRequest;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Page;
import dev.patchbay.live.Nudges;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows behind everybody's bell. */
@Component
class Notices {

    private static final String COLUMNS = "id, account_id, kind, said, link, created_at, read_at";

    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final Nudges nudges;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    Notices(JdbcClient jdbc, Jobs jobs, Nudges nudges, JsonMapper json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.nudges = nudges;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** A notice as it is kept: its words are written when it is read. */
    record Notice(
            UUID id,
            AccountId account,
            NoticeKind kind,
            Map<String, String> said,
            @Nullable String link,
            Instant at,
            boolean read) {}

    /** Tells people something, in the caller's transaction; letters follow, and open pages show it at once. */
    @Transactional
    void tell(Collection<AccountId> readers, News news) {
        if (readers.isEmpty()) {
            return;
        }
        int told = jdbc.sql("""
                        insert into notices.notice (id, account_id, kind, said, link, once, about, mail_pending, created_at)
                        select id, reader, :kind, cast(:said as jsonb), :link, :once, :about, true, :now
                        from unnest(cast(:ids as uuid[]), cast(:readers as uuid[])) as told (id, reader)
                        on conflict do nothing
                        """)
                .param(
                        "ids",
                        readers.stream().map(reader -> ids.next().toString()).toArray(String[]::new))
                .param("readers", readers.stream().map(AccountId::toString).toArray(String[]::new))
                .param("kind", news.kind().word())
                .param("said", json.writeValueAsString(news.said()))
                .param("link", news.link())
                .param("once", news.once())
                .param("about", news.about() == null ? null : news.about().value(), Types.OTHER)
                .param("now", now())
                .update();
        if (told > 0) {
            ring(readers);
        }
    }

    private void ring(Collection<AccountId> readers) {
        nudges.nudge(readers, Nudges.NOTICES);
        // a job of its own: one row that everybody shares would make all transactions wait for one another
        jobs.schedule(JobRequest.now(MailNotices.KIND, ids.next().toString(), MailNotices.KIND));
    }

    /** Something for one person alone. */
    record Personal(AccountId reader, News news) {}

    /** The same where each is told something else; of nobody whose name has to be taken out. */
    void tellEach(List<Personal> told) {
        if (told.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into notices.notice (id, account_id, kind, said, link, once, mail_pending, created_at)
                        select cast(id as uuid), cast(reader as uuid), kind, cast(said as jsonb), link, once, true, :now
                        from unnest(cast(:ids as text[]), cast(:readers as text[]), cast(:kinds as text[]), cast(:said as text[]),
                            cast(:links as text[]), cast(:once as text[])) as told (id, reader, kind, said, link, once)
                        on conflict do nothing
                        """)
                .param("ids", texts(told, each -> ids.next().toString()))
                .param("readers", texts(told, each -> each.reader.toString()))
                .param("kinds", texts(told, each -> each.news.kind().word()))
                .param("said", texts(told, each -> json.writeValueAsString(each.news.said())))
                .param("links", texts(told, each -> each.news.link()))
                .param("once", texts(told, each -> each.news.once()))
                .param("now", now())
                .update();
        ring(told.stream().map(Personal::reader).distinct().toList());
    }

    private static @Nullable String[] texts(List<Personal> told, Function<Personal, @Nullable String> text) {
        return told.stream().map(text).toArray(String[]::new);
    }

    /** The newest first. */
    Page<Notice> page(AccountId reader, @Nullable Cursor after, int limit) {
        var rows = jdbc.sql("select " + COLUMNS + """
                         from notices.notice
                        where account_id = :reader and (cast(:before as uuid) is null or id < cast(:before as uuid))
                        order by id desc
                        limit :limit
                        """)
                .param("reader", reader.value())
                .param(
                        "before",
                        after == null ? null : after.value(0, UUID::fromString).toString())
                .param("limit", limit + 1)
                .query((row, index) -> read(row))
                .list();
        return Page.of(rows, limit, notice -> Cursor.after(notice.id()));
    }

    int unread(AccountId reader) {
        return jdbc.sql("select count(*) from notices.notice where account_id = :reader and read_at is null")
                .param("reader", reader.value())
                .query(Integer.class)
                .single();
    }

    /** Marks one's own notices as read; those of others stay as they are. */
    void read(AccountId reader, Collection<UUID> read) {
        jdbc.sql("""
                        update notices.notice set read_at = :now
                        where account_id = :reader and read_at is null and id = any (cast(:ids as uuid[]))
                        """)
                .param("reader", reader.value())
                .param("ids", read.stream().map(UUID::toString).toArray(String[]::new))
                .param("now", now())
                .update();
    }

    void readAll(AccountId reader) {
        jdbc.sql("update notices.notice set read_at = :now where account_id = :reader and read_at is null")
                .param("reader", reader.value())
                .param("now", now())
                .update();
    }

    /** Those about which no letter was thought of yet, locked for whoever does. */
    List<Notice> toMail(int limit) {
        return jdbc.sql("select " + COLUMNS + """
                         from notices.notice where mail_pending
                        order by id limit :limit for update skip locked
                        """)
                .param("limit", limit)
                .query((row, index) -> read(row))
                .list();
    }

    void mailed(Collection<Notice> notices) {
        jdbc.sql("update notices.notice set mail_pending = false where id = any (cast(:ids as uuid[]))")
                .param(
                        "ids",
                        notices.stream().map(notice -> notice.id().toString()).toArray(String[]::new))
                .update();
    }

    void forget(Instant before) {
        jdbc.sql("delete from notices.notice where created_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from notices.mailed where mailed_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    void eraseOf(AccountId account) {
        jdbc.sql("delete from notices.notice where account_id = :account")
                .param("account", account.value())
                .update();
        jdbc.sql("delete from notices.mailed where account_id = :account")
                .param("account", account.value())
                .update();
        jdbc.sql("""
                        update notices.notice set said = jsonb_set(said, '{name}', to_jsonb(cast(:nobody as text))), about = null
                        where about = :account
                        """)
                .param("nobody", Readers.NOBODY)
                .param("account", account.value())
                .update();
    }

    private Notice read(ResultSet row) throws SQLException {
        return new Notice(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("account_id", UUID.class)),
                NoticeKind.find(row.getString("kind")).orElseThrow(),
                json.readValue(row.getString("said"), new TypeReference<>() {}),
                row.getString("link"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("read_at") != null);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

package dev.patchbay.notices;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.mail.Letter;
import dev.patchbay.mail.Mails;
import dev.patchbay.platform.PatchbaySettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the letters of notices to whoever wants them: at most one of a kind to a person within an hour, so that what more comes
 * is for the bell alone.
 */
@Component
class MailNotices implements JobHandler {

    static final String KIND = "notices.mail";

    private static final Logger log = LoggerFactory.getLogger(MailNotices.class);
    private static final int BATCH = 100;
    private static final Duration APART = Duration.ofHours(1);

    private final Notices notices;
    private final NoticeWords words;
    private final Preferences preferences;
    private final Accounts accounts;
    private final Mails mails;
    private final PatchbaySettings patchbay;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    MailNotices(
            Notices notices,
            NoticeWords words,
            Preferences preferences,
            Accounts accounts,
            Mails mails,
            PatchbaySettings patchbay,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock) {
        this.notices = notices;
        this.words = words;
        this.preferences = preferences;
        this.accounts = accounts;
        this.mails = mails;
        this.patchbay = patchbay;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobOutcome run(Job job) {
        int done;
        do {
            done = Objects.requireNonNull(transactions.execute(status -> batch()));
        } while (done == BATCH);
        return JobOutcome.DONE;
    }

    private int batch() {
        List<Notices.Notice> waiting = notices.toMail(BATCH);
        if (waiting.isEmpty()) {
            return 0;
        }
        if (mails.configured()) {
            // each transaction that writes several letters does so by address, so that none waits for one that waits
            // for it
            accounts
                    .find(waiting.stream()
                            .map(Notices.Notice::account)
                            .distinct()
                            .toList())
                    .stream()
                    .filter(Account::emailConfirmed)
                    .sorted(Comparator.comparing(Account::email))
                    .forEach(reader -> waiting.stream()
                            .filter(notice -> notice.account().equals(reader.id()))
                            .filter(this::isMailed)
                            .forEach(notice -> mail(notice, reader)));
        }
        notices.mailed(waiting);
        return waiting.size();
    }

    private boolean isMailed(Notices.Notice notice) {
        return preferences.wantsMail(notice.account(), notice.kind()) && isFirstWithinAnHour(notice);
    }

    private boolean isFirstWithinAnHour(Notices.Notice notice) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                        insert into notices.mailed as last (account_id, kind, mailed_at) values (:account, :kind, :now)
                        on conflict (account_id, kind) do update set mailed_at = excluded.mailed_at
                        where last.mailed_at <= :hourAgo
                        """)
                        .param("account", notice.account().value())
                        .param("kind", notice.kind().word())
                        .param("now", now)
                        .param("hourAgo", now.minus(APART))
                        .update()
                == 1;
    }

    private void mail(Notices.Notice notice, Account reader) {
        String frame = notice.kind().security() ? "security" : "notice";
        String link = notice.link();
        URI action = link == null ? null : patchbay.at(link);
        try {
            mails.send(new Letter(
                    frame + "." + notice.kind().word(),
                    reader.email(),
                    reader.locale(),
                    Map.of(
                            "title", words.title(notice.kind(), notice.said(), reader.locale()),
                            "text", words.text(notice.kind(), notice.said(), reader.locale())),
                    action));
        } catch (IllegalArgumentException unwritable) {
            log.error("Notice {} could not be written as a letter", notice.id(), unwritable);
        }
    }
}

package dev.patchbay.mail;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.JobHandler;
import dev.patchbay.jobs.JobOutcome;
import dev.patchbay.platform.PatchbaySettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings a letter to the mail server. Cut off between the server's "yes" and the record of it, the letter goes out again under
 * the same {@code Message-ID}.
 */
@Component
class SendLetter implements JobHandler {

    static final String KIND = "mail.send";
    static final String LANE = "mail";

    private static final Logger log = LoggerFactory.getLogger(SendLetter.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final Letters letters;
    private final Smtp smtp;
    private final MailSettings settings;
    private final boolean keepText;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final MeterRegistry meters;

    SendLetter(
            Letters letters,
            Smtp smtp,
            MailSettings settings,
            PatchbaySettings patchbay,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock,
            MeterRegistry meters) {
        this.letters = letters;
        this.smtp = smtp;
        this.settings = settings;
        this.keepText = patchbay.development();
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration timeLimit() {
        return Duration.ofMinutes(2);
    }

    @Override
    public JobOutcome run(Job job) {
        var row = letters.find(UUID.fromString(job.key()))
                .filter(letter -> letter.state() == Letters.State.WAITING)
                .orElse(null);
        if (row == null) {
            return JobOutcome.DONE;
        }
        WrittenLetter written = letters.open(row.id()).orElseThrow();
        return switch (smtp.send(row.id(), row.recipient(), written)) {
            case Smtp.Sent() -> sent(row);
            case Smtp.Refused(String reason) -> giveUp(row, reason);
            case Smtp.Failed(String reason) -> failed(row, reason);
        };
    }

    private JobOutcome sent(Letters.Row row) {
        transactions.executeWithoutResult(status -> letters.sent(row.id(), keepText));
        count("sent");
        return JobOutcome.DONE;
    }

    private JobOutcome failed(Letters.Row row, String reason) {
        Instant next = clock.instant().plus(wait(row.attempts()));
        if (next.isAfter(row.createdAt().plus(settings.giveUpAfter()))) {
            return giveUp(row, reason);
        }
        transactions.executeWithoutResult(status -> letters.failed(row.id(), reason));
        log.warn("Letter {} ({}) did not leave (attempt {}): {}", row.id(), row.kind(), row.attempts() + 1, reason);
        count("failed");
        return JobOutcome.runAgainAt(next);
    }

    private JobOutcome giveUp(Letters.Row row, String reason) {
        transactions.executeWithoutResult(status -> {
            letters.givenUp(row.id(), reason);
            events.publishEvent(new LetterGivenUp(row.kind(), row.recipient(), reason));
        });
        log.error("Letter {} ({}) is given up: {}", row.id(), row.kind(), reason);
        count("given-up");
        return JobOutcome.DONE;
    }

    /** 10 s, 20 s, 40 s … to half an hour, ± 10 %, so that an outage does not end in a rush. */
    static Duration wait(int failuresBefore) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(failuresBefore, 10));
        long millis = (doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT).toMillis();
        return Duration.ofMillis(
                millis - millis / 10 + ThreadLocalRandom.current().nextLong(millis / 5 + 1));
    }

    private void count(String state) {
        meters.counter("patchbay.mail.letters", "state", state).increment();
    }
}

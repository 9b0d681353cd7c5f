package dev.patchbay.mail;

import dev.patchbay.jobs.JobRequest;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.platform.PatchbaySettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sends letters: written down with what they tell of, delivered afterwards. */
@Component
public class Mails {

    private static final Logger log = LoggerFactory.getLogger(Mails.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST = 10_000;

    /** What no letter reaches, ever (RFC 2606 §2): the addresses of test members. */
    private static final String NOWHERE = ".invalid";

    private final Letters letters;
    private final Rendering rendering;
    private final Jobs jobs;
    private final MailSettings settings;
    private final PatchbaySettings patchbay;
    private final Clock clock;
    private final MeterRegistry meters;

    Mails(
            Letters letters,
            Rendering rendering,
            Jobs jobs,
            MailSettings settings,
            PatchbaySettings patchbay,
            Clock clock,
            MeterRegistry meters) {
        this.letters = letters;
        this.rendering = rendering;
        this.jobs = jobs;
        this.settings = settings;
        this.patchbay = patchbay;
        this.clock = clock;
        this.meters = meters;
        if (!configured()) {
            log.warn("No mail server is set (patchbay.mail.host): nobody gets mail, and what needs mail is refused");
        }
    }

    /** Whether letters reach anybody: over a mail server, or in development on the page of sent mail. */
    public boolean configured() {
        return settings.hasServer() || patchbay.development();
    }

    /**
     * Demands that letters reach somebody; for acts that are of no use without.
     *
     * @throws ProblemException {@code mail-not-configured}
     */
    public void requireConfigured() {
        if (!configured()) {
            throw new ProblemException(
                    MailProblem.MAIL_NOT_CONFIGURED,
                    "Nothing was changed. Ask whoever runs this Patchbay to set a mail server (patchbay.mail.host).");
        }
    }

    /**
     * Sends a letter once the caller's transaction has committed: at least once, tried again while the mail server is away.
     * An address that got too many letters within the hour gets no more; the caller is not told, so that nobody else is.
     * Nothing is written to {@code .invalid}.
     *
     * @throws ProblemException {@code mail-not-configured}
     * @throws IllegalArgumentException when the letter's kind has no words, or they need a value that is missing
     * @throws IllegalStateException outside a transaction
     */
    public void send(Letter letter) {
        send(letter, false);
    }

    /**
     * The same for the last letter to somebody of whom nothing is kept: the address is forgotten once the letter has left.
     *
     * @throws ProblemException {@code mail-not-configured}
     */
    public void sendLast(Letter letter) {
        send(letter, true);
    }

    /** Forgets that letters went to this address; what has not left does not leave any more. */
    public void forget(String address) {
        letters.forget(address.toLowerCase(Locale.ROOT));
    }

    /** The letters to this address that are remembered, the newest first; without what they say. */
    public List<SentLetter> sentTo(String address) {
        return letters.newest(address.toLowerCase(Locale.ROOT), MOST).stream()
                .map(letter -> new SentLetter(
                        letter.recipient(), letter.kind(), letter.state().text(), letter.createdAt()))
                .toList();
    }

    /** A letter and what became of it. */
    public record SentLetter(String to, String kind, String state, Instant at) {}

    private void send(Letter letter, boolean last) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a letter is written in the transaction of what it tells of");
        }
        String recipient = letter.to().toLowerCase(Locale.ROOT);
        if (recipient.endsWith(NOWHERE)) {
            return;
        }
        requireConfigured();
        WrittenLetter written = rendering.write(letter);
        letters.hold(recipient);
        Letters.State state = state(recipient, letter.kind());
        meters.counter("patchbay.mail.letters", "state", state.text()).increment();
        if (last && state == Letters.State.HELD_BACK) {
            return;
        }
        UUID id = letters.add(letter.kind(), recipient, written, state, last);
        if (state == Letters.State.WAITING) {
            jobs.schedule(JobRequest.now(SendLetter.KIND, id.toString(), SendLetter.LANE));
        }
    }

    private Letters.State state(String recipient, String kind) {
        Instant hourAgo = clock.instant().minus(HOUR);
        Letters.Recent recent = letters.recent(recipient, kind, hourAgo);
        if (recent.ofAnyKind() >= settings.perRecipient() || recent.ofThisKind() >= settings.perRecipientAndKind()) {
            log.warn("A letter of the kind {} is held back: its recipient had too many within the hour", kind);
            return Letters.State.HELD_BACK;
        }
        return settings.hasServer() ? Letters.State.WAITING : Letters.State.KEPT;
    }
}

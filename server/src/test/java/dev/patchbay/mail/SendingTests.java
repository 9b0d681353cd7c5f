package dev.patchbay.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

class SendingTests extends MailScenario {

    @Test
    void sendsALetterAsTextAndAsHtml() throws Exception {
        String somebody = somebody();

        send(sample(somebody, Locale.ENGLISH));

        MimeMessage message = arrived(somebody);
        assertThat(message.getSubject()).isEqualTo("Jörg <b>Ünal</b> waits for you");
        assertThat(message.getFrom()[0].toString()).isEqualTo("Patchbay <apps@example.com>");
        assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(text(message)).isEqualToNormalizingNewlines("""
                Jörg <b>Ünal</b> asked for you.

                It's about a & b.

                Answer Jörg <b>Ünal</b>:
                http://localhost:8080/answer?token=tok-en_1&x=2

                --\s
                Patchbay sent this letter by itself. Answers to it are not read.
                """);
        assertThat(html(message))
                .contains("lang=\"en\"")
                .contains("Jörg &lt;b&gt;Ünal&lt;/b&gt; asked for you.")
                .contains("href=\"http://localhost:8080/answer?token=tok-en_1&amp;x=2\"")
                .contains("background:#4263eb")
                .doesNotContain("<b>Ünal");
    }

    @Test
    void writesGermanToWhoReadsGerman() throws Exception {
        String somebody = somebody();

        send(sample(somebody, Locale.GERMANY));

        MimeMessage message = arrived(somebody);
        assertThat(message.getSubject()).isEqualTo("Jörg <b>Ünal</b> wartet auf Sie");
        assertThat(message.getHeader("Content-Language", null)).isEqualTo("de");
        assertThat(text(message)).contains("Antworten darauf werden nicht gelesen.");
        assertThat(html(message)).contains("lang=\"de\"").contains("Wenn die Schaltfläche nicht funktioniert");
    }

    @Test
    void keepsNothingOfALetterThatWasSent() {
        String somebody = somebody();
        var production = new SendLetter(
                letters, smtp(PORT), settings, inProduction(), transactions, event -> {}, clock, meters());
        var id = waiting(somebody);

        assertThat(production.run(job(id))).isEqualTo(dev.patchbay.jobs.JobOutcome.DONE);

        assertThat(kept(somebody)).isEqualTo(new Kept(id, "sent", false, 1));
        assertThat(received(somebody)).hasSize(1);
    }

    @Test
    void keepsWhatALetterSaysSealed() {
        String somebody = somebody();

        send(sample(somebody, Locale.ENGLISH));

        awaitState(somebody, "sent");
        assertThat(kept(somebody).hasText()).as("development keeps it").isTrue();
        String row = jdbc.sql(
                        "select l::text || coalesce(encode(sealed, 'escape'), '') from mail.letter l where recipient = :to")
                .param("to", somebody)
                .query(String.class)
                .single();
        assertThat(row).contains(somebody).doesNotContain("tok-en_1").doesNotContain("nal</b>");
        assertThat(jdbc.sql("select string_agg(j::text, ' ') from jobs.job j")
                        .query(String.class)
                        .optional()
                        .orElse(""))
                .doesNotContain("tok-en_1");
    }

    @Test
    void sendsNothingOfATransactionThatIsRolledBack() {
        String somebody = somebody();

        transactions.executeWithoutResult(status -> {
            mails.send(sample(somebody, Locale.ENGLISH));
            status.setRollbackOnly();
        });

        String other = somebody();
        send(sample(other, Locale.ENGLISH));
        arrived(other);
        assertThat(received(somebody)).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> mails.send(sample(somebody, Locale.ENGLISH)));
    }

    @Test
    void sendsAgainUnderTheSameIdWhatWasSentButNotRecorded() throws Exception {
        String somebody = somebody();
        var id = waiting(somebody);
        var dying = new TransactionTemplate() {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                throw new IllegalStateException("the process died");
            }
        };
        var cutOff = new SendLetter(letters, smtp(PORT), settings, patchbay, dying, event -> {}, clock, meters());
        assertThatIllegalStateException().isThrownBy(() -> cutOff.run(job(id)));
        assertThat(kept(somebody).state()).isEqualTo("waiting");

        var next = new SendLetter(letters, smtp(PORT), settings, patchbay, transactions, event -> {}, clock, meters());
        next.run(job(id));
        next.run(job(id));

        assertThat(received(somebody)).hasSize(2);
        assertThat(received(somebody).get(0).getMessageID())
                .isEqualTo(received(somebody).get(1).getMessageID())
                .isEqualTo("<" + id + "@localhost>");
        assertThat(kept(somebody).state()).isEqualTo("sent");
    }

    @Test
    void refusesAddressesThatHoldMoreThanOneAddress() {
        for (String address : new String[] {
            "",
            "jane",
            "jane@",
            "a@b.example\r\nBcc: c@d.example",
            "a@b.example,c@d.example",
            "Jane <a@b.example>",
            "a@b.example c@d.example",
            "\"a\"@b.example",
            "a@@b.example",
            "a@[127.0.0.1]",
            "a\u202e@b.example"
        }) {
            assertThatIllegalArgumentException()
                    .as(address)
                    .isThrownBy(() -> new Letter("sample", address, Locale.ENGLISH, Map.of(), null));
        }
    }

    @Test
    void refusesValuesThatCouldStartANewHeader() {
        for (String name : new String[] {"Jane\r\nBcc: c@d.example", "Jane\nX: y", "Jane\u0000"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Letter("sample", "a@b.example", Locale.ENGLISH, Map.of("name", name), null));
        }
    }

    @Test
    void makesNoLinkOutOfANameAndLeadsToThisPatchbayOnly() throws Exception {
        String somebody = somebody();
        send(new Letter(
                "sample",
                somebody,
                Locale.ENGLISH,
                Map.of("name", "Win at https://evil.example", "thing", "x".repeat(5_000)),
                URI.create("http://localhost:8080/answer")));

        MimeMessage message = arrived(somebody);
        assertThat(message.getSubject()).doesNotContain("://");
        assertThat(text(message)).doesNotContain("https://evil.example").doesNotContain("x".repeat(501));
        for (String elsewhere :
                new String[] {"https://evil.example/", "http://localhost:8080.evil.example/", "javascript:1"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> send(new Letter(
                            "sample",
                            somebody,
                            Locale.ENGLISH,
                            Map.of("name", "a", "thing", "b"),
                            URI.create(elsewhere))));
        }
    }

    @Test
    void refusesAKindWithoutWordsAndWordsWithoutTheirValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> send(new Letter("nobody-wrote-this", "a@b.example", Locale.ENGLISH, Map.of(), null)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> send(new Letter("sample", "a@b.example", Locale.ENGLISH, Map.of("name", "x"), null)))
                .withMessageContaining("thing");
    }

    @Test
    void holdsBackWhatOneAddressGetsTooMuchOf() {
        String flooded = somebody();
        for (int i = 0; i < 12; i++) {
            send(sample(flooded, Locale.ENGLISH));
        }
        send(new Letter("test", flooded, Locale.ENGLISH, Map.of(), null));
        String other = somebody();
        send(sample(other, Locale.ENGLISH));

        arrived(other);
        assertThat(count(flooded, "held-back")).isEqualTo(2);
        assertThat(count(flooded, "waiting", "sent")).isEqualTo(11);
        clock.advance(Duration.ofMinutes(61));
        send(sample(flooded, Locale.ENGLISH));
        assertThat(count(flooded, "held-back")).isEqualTo(2);
    }

    @Test
    void holdsBackAsManyWhenAllAreSentAtOnce() throws Exception {
        String flooded = somebody();
        List<Callable<Boolean>> sending = Collections.nCopies(40, () -> {
            send(sample(flooded, Locale.ENGLISH));
            return true;
        });

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> sent : threads.invokeAll(sending)) {
                assertThat(sent.get()).isTrue();
            }
        }

        assertThat(count(flooded, "waiting", "sent")).isEqualTo(settings.perRecipientAndKind());
        assertThat(count(flooded, "held-back")).isEqualTo(40 - settings.perRecipientAndKind());
    }

    @Test
    void keepsNothingOfThoseWhoAreForgotten() {
        String somebody = somebody();
        send(sample(somebody, Locale.ENGLISH));
        awaitState(somebody, "sent");

        mails.forget(somebody);
        assertThat(mails.sentTo(somebody)).isEmpty();

        var id = Objects.requireNonNull(transactions.execute(status -> letters.add(
                "sample", somebody, rendering.write(sample(somebody, Locale.ENGLISH)), Letters.State.WAITING, true)));
        new SendLetter(letters, smtp(PORT), settings, inProduction(), transactions, event -> {}, clock, meters())
                .run(job(id));
        assertThat(received(somebody)).hasSize(2);
        assertThat(mails.sentTo(somebody)).isEmpty();
    }

    @Test
    void forgetsToWhomLettersWereSent() {
        String somebody = somebody();
        send(sample(somebody, Locale.ENGLISH));
        awaitState(somebody, "sent");
        var forgetting = new MailJobs().forgetLetters(letters, settings, clock);

        clock.advance(Duration.ofDays(7).minusSeconds(1));
        forgetting.run();
        assertThat(count(somebody, "sent")).isEqualTo(1);
        clock.advance(Duration.ofSeconds(2));
        forgetting.run();

        assertThat(count(somebody, "sent")).isZero();
    }

    /** In one statement: letters that are sent meanwhile are counted once. */
    private int count(String recipient, String... states) {
        return jdbc.sql("select count(*) from mail.letter where recipient = :to and state = any(:states)")
                .param("to", recipient)
                .param("states", states)
                .query(Integer.class)
                .single();
    }

    private static String text(MimeMessage message) throws MessagingException, IOException {
        return (String) ((Multipart) message.getContent()).getBodyPart(0).getContent();
    }

    private static String html(MimeMessage message) throws MessagingException, IOException {
        assertThat(GreenMailUtil.getHeaders(message)).contains("multipart/alternative");
        return (String) ((Multipart) message.getContent()).getBodyPart(1).getContent();
    }
}

package dev.patchbay.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import dev.patchbay.FreePort;
import dev.patchbay.jobs.JobOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageTests extends MailScenario {

    private final List<Object> events = new ArrayList<>();

    @BeforeEach
    void nothingHappened() {
        events.clear();
    }

    @Test
    void sendsWhatWaitedOnceTheServerIsBack() {
        String somebody = somebody();
        UUID id = waiting(somebody);
        int port = FreePort.find();
        var away = handler(port);
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(away.run(job(id))).isInstanceOf(JobOutcome.RunAgainAt.class);
            assertThat(kept(somebody)).isEqualTo(new Kept(id, "waiting", true, attempt));
        }
        var back = new GreenMail(at(port));
        back.start();
        try {
            assertThat(away.run(job(id))).isEqualTo(JobOutcome.DONE);
            assertThat(back.getReceivedMessages()).hasSize(1);
        } finally {
            back.stop();
        }
        assertThat(kept(somebody).state()).isEqualTo("sent");
        assertThat(events).isEmpty();
    }

    @Test
    void triesAgainByItself() {
        String somebody = somebody();
        SERVER.stop();
        try {
            send(sample(somebody, Locale.ENGLISH));
            await().until(() -> kept(somebody).attempts() == 1);
            clock.advance(Duration.ofSeconds(12));
            await().until(() -> kept(somebody).attempts() == 2);
        } finally {
            SERVER.start();
        }
        clock.advance(Duration.ofSeconds(30));

        arrived(somebody);
        awaitState(somebody, "sent");
    }

    @Test
    void waitsLongerAfterEachFailure() {
        assertThat(SendLetter.wait(0)).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
        assertThat(SendLetter.wait(3)).isBetween(Duration.ofSeconds(72), Duration.ofSeconds(88));
        assertThat(SendLetter.wait(40)).isBetween(Duration.ofMinutes(27), Duration.ofMinutes(33));
    }

    @Test
    void givesUpVisiblyAfterADay() {
        String somebody = somebody();
        UUID id = waiting(somebody);
        var away = handler(1);
        away.run(job(id));

        clock.advance(Duration.ofHours(24));
        assertThat(away.run(job(id))).isEqualTo(JobOutcome.DONE);

        assertThat(kept(somebody)).isEqualTo(new Kept(id, "given-up", false, 2));
        assertThat(events).singleElement().isInstanceOfSatisfying(LetterGivenUp.class, told -> {
            assertThat(told.kind()).isEqualTo("sample");
            assertThat(told.recipient()).isEqualTo(somebody);
        });
    }

    @Test
    void givesUpAtOnceWhenTheServerKnowsNoSuchAddress() throws Exception {
        String somebody = somebody();
        UUID id = waiting(somebody);
        try (var server = new ScriptedServer().answering("RCPT", "550 5.1.1 no such person")) {
            assertThat(handler(server.port()).run(job(id))).isEqualTo(JobOutcome.DONE);
        }

        assertThat(kept(somebody)).isEqualTo(new Kept(id, "given-up", false, 1));
        assertThat(error(id)).contains("550 5.1.1 no such person");
        assertThat(events).hasSize(1);
    }

    @Test
    void triesAgainWhenTheServerAsksForIt() throws Exception {
        String somebody = somebody();
        UUID id = waiting(somebody);
        try (var server = new ScriptedServer().answering("RCPT", "451 4.7.1 greylisted")) {
            assertThat(handler(server.port()).run(job(id))).isInstanceOf(JobOutcome.RunAgainAt.class);
        }

        assertThat(kept(somebody)).isEqualTo(new Kept(id, "waiting", true, 1));
        assertThat(error(id)).contains("greylisted");
    }

    @Test
    void waitsForASilentServerOnlySoLong() throws Exception {
        String somebody = somebody();
        UUID id = waiting(somebody);
        try (var server = new ScriptedServer().answering("", null)) {
            var impatient = settings(server.port(), MailSettings.Security.NONE, Duration.ofMillis(300));
            assertThat(handler(impatient).run(job(id))).isInstanceOf(JobOutcome.RunAgainAt.class);
        }

        assertThat(kept(somebody).state()).isEqualTo("waiting");
    }

    @Test
    void sendsNothingInTheClearWhereStartTlsIsWanted() throws Exception {
        String somebody = somebody();
        UUID id = waiting(somebody);
        try (var server = new ScriptedServer()) {
            var wanting = settings(server.port(), MailSettings.Security.STARTTLS);

            assertThat(handler(wanting).run(job(id))).isInstanceOf(JobOutcome.RunAgainAt.class);

            assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("DATA"));
        }
    }

    private String error(UUID id) {
        return jdbc.sql("select last_error from mail.letter where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private SendLetter handler(int port) {
        return handler(settings(port, MailSettings.Security.NONE));
    }

    private SendLetter handler(MailSettings of) {
        var smtp = new Smtp(of, sender, patchbay, clock);
        return new SendLetter(letters, smtp, settings, patchbay, transactions, events::add, clock, meters());
    }
}

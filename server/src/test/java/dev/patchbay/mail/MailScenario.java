package dev.patchbay.mail;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.patchbay.FreePort;
import dev.patchbay.PatchbayTest;
import dev.patchbay.SettableClock;
import dev.patchbay.jobs.Job;
import dev.patchbay.kernel.Ids;
import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.platform.PlatformSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters that go to a real mail server on this machine, with time that a test moves. */
@PatchbayTest
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@Import(MailScenario.Time.class)
abstract class MailScenario {

    static final GreenMail SERVER = started();
    static final int PORT = SERVER.getSmtp().getPort();

    @Autowired
    Mails mails;

    @Autowired
    Letters letters;

    @Autowired
    Rendering rendering;

    @Autowired
    Sender sender;

    @Autowired
    PlatformSettings platform;

    @Autowired
    PatchbaySettings patchbay;

    @Autowired
    MailSettings settings;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    Ids ids;

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
        }
    }

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry settings) {
        settings.add("patchbay.mail.host", () -> "127.0.0.1");
        settings.add("patchbay.mail.port", () -> PORT);
        settings.add("patchbay.mail.security", () -> "none");
        settings.add("patchbay.mail.from", () -> "apps@example.com");
        settings.add("patchbay.jobs.poll", () -> "25ms");
    }

    private static GreenMail started() {
        // a port that stays the same when the server is stopped and started again
        var server = new GreenMail(at(FreePort.find()));
        server.start();
        return server;
    }

    /** A mail server there, which may take its time to start. */
    static ServerSetup at(int port) {
        var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(Duration.ofMinutes(1).toMillis());
        return setup;
    }

    String somebody() {
        return "p" + ids.next() + "@people.example.com";
    }

    static Letter sample(String to, Locale locale) {
        return new Letter(
                "sample",
                to,
                locale,
                Map.of("name", "Jörg <b>Ünal</b>", "thing", "a & b"),
                URI.create("http://localhost:8080/answer?token=tok-en_1&x=2"));
    }

    void send(Letter letter) {
        transactions.executeWithoutResult(status -> mails.send(letter));
    }

    /** What the server has for an address. */
    static List<MimeMessage> received(String recipient) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(message -> to(message).equals(recipient))
                .toList();
    }

    static MimeMessage arrived(String recipient) {
        await().until(() -> !received(recipient).isEmpty());
        return received(recipient).getFirst();
    }

    private static String to(MimeMessage message) {
        try {
            return String.valueOf(message.getHeader("To", null));
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    record Kept(UUID id, String state, boolean hasText, int attempts) {}

    Kept kept(String recipient) {
        return jdbc.sql(
                        "select id, state, sealed is not null as has_text, attempts from mail.letter where recipient = :to")
                .param("to", recipient)
                .query(Kept.class)
                .single();
    }

    /** A letter that no job brings away, so that a test can. */
    UUID waiting(String recipient) {
        return Objects.requireNonNull(transactions.execute(status -> letters.add(
                "sample",
                recipient,
                rendering.write(sample(recipient, Locale.ENGLISH)),
                Letters.State.WAITING,
                false)));
    }

    static Job job(UUID letter) {
        return new Job(
                letter, new Job.Work(SendLetter.KIND, letter.toString(), SendLetter.LANE), Map.of(), Instant.EPOCH, 0);
    }

    Smtp smtp(int port) {
        return new Smtp(settings(port, MailSettings.Security.NONE), sender, patchbay, clock);
    }

    static MailSettings settings(int port, MailSettings.Security security) {
        return settings(port, security, Duration.ofSeconds(30));
    }

    static MailSettings settings(int port, MailSettings.Security security, Duration answer) {
        return new MailSettings(
                "127.0.0.1",
                port,
                null,
                null,
                security,
                "apps@example.com",
                Duration.ofSeconds(30),
                answer,
                Duration.ofHours(24),
                Duration.ofDays(7),
                40,
                10);
    }

    PatchbaySettings inProduction() {
        return new PatchbaySettings(
                PatchbaySettings.Mode.PRODUCTION,
                patchbay.baseUrl(),
                patchbay.widgetsOrigin(),
                patchbay.dataDir(),
                List.of());
    }

    static MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    void awaitState(String recipient, String state) {
        await().until(() -> kept(recipient).state().equals(state));
    }
}

package dev.patchbay.mail;

import dev.patchbay.platform.PatchbaySettings;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Talks to the mail server; every wait has a bound. */
@Component
class Smtp {

    private final MailSettings settings;
    private final Sender sender;
    private final PatchbaySettings patchbay;
    private final Clock clock;

    Smtp(MailSettings settings, Sender sender, PatchbaySettings patchbay, Clock clock) {
        this.settings = settings;
        this.sender = sender;
        this.patchbay = patchbay;
        this.clock = clock;
    }

    /** What came of an attempt. */
    sealed interface Result {}

    record Sent() implements Result {}

    /** The server will not take it later either, such as for an address that does not exist. */
    record Refused(String reason) implements Result {}

    /** The server was away, or asked to come back later. */
    record Failed(String reason) implements Result {}

    Result send(UUID id, String recipient, WrittenLetter letter) {
        JavaMailSenderImpl server = server();
        try {
            server.send(message(server.createMimeMessage(), id, recipient, letter));
            return new Sent();
        } catch (MailException failure) {
            return isForGood(failure) ? new Refused(reason(failure)) : new Failed(reason(failure));
        } catch (MessagingException | UnsupportedEncodingException unwritable) {
            return new Refused(reason(unwritable));
        }
    }

    private JavaMailSenderImpl server() {
        var server = new JavaMailSenderImpl();
        server.setHost(Objects.requireNonNull(settings.host()));
        server.setPort(settings.portOrUsual());
        server.setUsername(settings.username());
        if (settings.password() != null) {
            server.setPassword(settings.password().reveal());
        }
        server.setJavaMailProperties(properties());
        return server;
    }

    private Properties properties() {
        var properties = new Properties();
        properties.put("mail.smtp.auth", String.valueOf(settings.username() != null));
        properties.put("mail.smtp.connectiontimeout", millis(settings.connectTimeout()));
        properties.put("mail.smtp.timeout", millis(settings.readTimeout()));
        properties.put("mail.smtp.writetimeout", millis(settings.readTimeout()));
        properties.put("mail.smtp.localhost", patchbay.baseUrl().getHost());
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        boolean startTls = settings.security() == MailSettings.Security.STARTTLS;
        properties.put("mail.smtp.starttls.enable", String.valueOf(startTls));
        properties.put("mail.smtp.starttls.required", String.valueOf(startTls));
        properties.put("mail.smtp.ssl.enable", String.valueOf(settings.security() == MailSettings.Security.TLS));
        return properties;
    }

    private MimeMessage message(MimeMessage message, UUID id, String recipient, WrittenLetter letter)
            throws MessagingException, UnsupportedEncodingException {
        Sender.Identity from = sender.current();
        message.setFrom(new InternetAddress(from.address(), from.name(), StandardCharsets.UTF_8.name()));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(recipient));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Message-ID", "<" + id + "@" + patchbay.baseUrl().getHost() + ">");
        message.setHeader("Content-Language", letter.language());
        // RFC 3834 §5.2: nobody's "out of office" answers
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(new MimeMultipart("alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
        return message;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    /** Whether the server knows the address and does not want it; everything else may pass. */
    private static boolean isForGood(MailException failure) {
        return failure instanceof MailSendException sending
                && sending.getFailedMessages().values().stream()
                        .anyMatch(cause -> cause instanceof SendFailedException refused
                                && refused.getInvalidAddresses() != null
                                && refused.getInvalidAddresses().length > 0);
    }

    /** What was said, from the outermost failure to the server's own words. */
    private static String reason(Exception failure) {
        Exception cause = failure instanceof MailSendException sending
                ? sending.getFailedMessages().values().stream().findFirst().orElse(failure)
                : failure;
        var words = new ArrayList<String>();
        while (cause != null && words.size() < 4) {
            words.add(cause.getClass().getSimpleName() + ": "
                    + String.valueOf(cause.getMessage()).strip());
            cause = cause instanceof MessagingException mail ? mail.getNextException() : null;
        }
        return String.join("; ", words);
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}

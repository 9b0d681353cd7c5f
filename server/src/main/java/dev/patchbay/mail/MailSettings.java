package dev.patchbay.mail;

import dev.patchbay.kernel.Secret;
import dev.patchbay.platform.CheckedSettings;
import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.platform.StartupProblem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How letters leave.
 *
 * @param host name of the mail server (SMTP); without one nobody gets mail, and development shows letters at {@code /dev/mail}
 * @param port of the mail server; by default 587, with {@code tls} 465, with {@code none} 25
 * @param username for servers that want one
 * @param password of that user
 * @param security {@code starttls} (default: refused if the server does not offer it), {@code tls} from the first byte, or
 *     {@code none} for a server on the same machine or network
 * @param from address in whose name letters are sent, unless an operator chose another at run time; needed with a host
 * @param connectTimeout how long the server has to accept a connection
 * @param readTimeout how long the server has for each answer
 * @param giveUpAfter how long a letter is tried before it is given up
 * @param keep how long it stays on record to whom which kind of letter was sent; its text is erased once it is sent
 * @param perRecipient how many letters one address gets within an hour; more are held back
 * @param perRecipientAndKind how many of them of one kind
 */
@Validated
@ConfigurationProperties("patchbay.mail")
record MailSettings(
        @Nullable String host,
        @Nullable @Min(1) @Max(65535) Integer port,
        @Nullable String username,
        @Nullable Secret password,
        @NotNull @DefaultValue("starttls") Security security,
        @Nullable String from,
        @NotNull @DefaultValue("10s") Duration connectTimeout,
        @NotNull @DefaultValue("20s") Duration readTimeout,
        @NotNull @DefaultValue("24h") Duration giveUpAfter,
        @NotNull @DefaultValue("7d") Duration keep,
        @DefaultValue("40") @Min(1) int perRecipient,
        @DefaultValue("10") @Min(1) int perRecipientAndKind)
        implements CheckedSettings {

    /** How the connection to the mail server is protected. */
    enum Security {
        NONE(25),
        STARTTLS(587),
        TLS(465);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    boolean hasServer() {
        return host != null && !host.isBlank();
    }

    int portOrUsual() {
        return port == null ? security.port : port;
    }

    @Override
    public List<StartupProblem> problems(PatchbaySettings patchbay) {
        List<StartupProblem> problems = new ArrayList<>();
        if (hasServer() && (from == null || from.isBlank()) && !patchbay.development()) {
            problems.add(new StartupProblem(
                    "patchbay.mail.from",
                    "There is a mail server, but no address in whose name letters are sent.",
                    "Set it to an address that the server accepts, such as apps@example.com."));
        }
        if (from != null && !from.isBlank() && !Letter.isAddress(from)) {
            problems.add(new StartupProblem(
                    "patchbay.mail.from",
                    "\"" + from + "\" is not a plain mail address.",
                    "Give the address alone, such as apps@example.com; the name is chosen in the console."));
        }
        if (username != null && !username.isBlank() && security == Security.NONE && !patchbay.development()) {
            problems.add(new StartupProblem(
                    "patchbay.mail.security",
                    "The password would go over the network in the clear.",
                    "Use starttls or tls, or a server that wants no password."));
        }
        return problems;
    }
}

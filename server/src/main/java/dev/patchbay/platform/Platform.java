package dev.patchbay.platform;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What operators choose at run time.
 *
 * @param developers how people become developers, who publish integrations
 * @param version of these settings; 0 is what Patchbay is born with, and each change adds one
 */
public record Platform(
        Brand brand, SignUp signUp, MailSender mailSender, Locale defaultLocale, Developers developers, long version) {

    /**
     * How this Patchbay looks.
     *
     * @param name what it is called
     * @param logoLight picture for light pages, as the text of a {@code MediaId}
     * @param logoDark picture for dark pages, as the text of a {@code MediaId}
     * @param primaryColor colour of buttons and links, {@code #rrggbb} in lower case
     */
    public record Brand(
            String name,
            @Nullable String logoLight,
            @Nullable String logoDark,
            String primaryColor) {

        /** The primary colour. */
        @JsonIgnore
        public Colour colour() {
            return Colour.parse(primaryColor).orElseThrow();
        }
    }

    /**
     * Who may make an account.
     *
     * @param domains ends of mail addresses, such as {@code example.com}; used by {@link Mode#DOMAINS} only
     */
    public record SignUp(Mode mode, List<String> domains) {

        /** By whom an account can be made, beside operators. */
        public enum Mode {
            /** By anybody. */
            OPEN,
            /** By those whom somebody invited. */
            INVITED,
            /** By those whose mail address is in one of the domains, and by those whom somebody invited. */
            DOMAINS
        }

        public SignUp {
            domains = List.copyOf(domains);
        }
    }

    /**
     * In whose name letters are sent.
     *
     * @param name null for the brand's name
     * @param address null for the setting {@code patchbay.mail.from}
     */
    public record MailSender(
            @Nullable String name, @Nullable String address) {}

    /** How people become developers. */
    public enum Developers {
        /** By saying so. */
        OPEN,
        /** By asking, when an operator approves. */
        APPROVAL
    }

    /**
     * What holds before anybody chose: in development anybody may sign up and become a developer, in production operators
     * decide.
     */
    static Platform initial(boolean development) {
        return new Platform(
                new Brand("Patchbay", null, null, "#4263eb"),
                new SignUp(development ? SignUp.Mode.OPEN : SignUp.Mode.INVITED, List.of()),
                new MailSender(null, null),
                Locale.ENGLISH,
                development ? Developers.OPEN : Developers.APPROVAL,
                0);
    }
}

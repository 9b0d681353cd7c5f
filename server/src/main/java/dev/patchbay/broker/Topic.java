package dev.patchbay.broker;

import dev.patchbay.kernel.Slug;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of an integration's three topics. */
public record Topic(Slug integration, Kind kind) {

    /** What a topic is for. */
    public enum Kind {
        /** Records that the integration writes and Patchbay reads. */
        DATA,
        /** Events that Patchbay writes and the integration reads. */
        LIFECYCLE,
        /** Records that were rejected, with the reason; Patchbay writes, the integration reads. */
        DLQ;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The names of this kind's topics, of whatever integration. */
        Pattern names() {
            return Pattern.compile(Pattern.quote(PREFIX) + "[a-z][a-z0-9-]{1,62}\\." + word());
        }
    }

    static final String PREFIX = "integrations.";

    private static final Pattern FORM = Pattern.compile("integrations\\.([a-z][a-z0-9-]{1,62})\\.(data|lifecycle|dlq)");

    /** The topic's name in Kafka. */
    public String name() {
        return PREFIX + integration + "." + kind.word();
    }

    /** The topic of this name; none if it is not an integration's. */
    static Optional<Topic> named(String name) {
        Matcher parts = FORM.matcher(name);
        return parts.matches()
                ? Optional.of(new Topic(
                        Slug.of(parts.group(1)), Kind.valueOf(parts.group(2).toUpperCase(Locale.ROOT))))
                : Optional.empty();
    }

    /** What the names of all consumer groups of an integration begin with; no name of another begins so, since names have no dot. */
    public static String groupsOf(Slug integration) {
        return PREFIX + integration + ".";
    }
}

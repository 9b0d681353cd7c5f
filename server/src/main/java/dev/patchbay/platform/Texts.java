package dev.patchbay.platform;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Texts with named values, such as <code>{name} waits for you</code>, from the message bundles. */
@Component
public class Texts {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][A-Za-z0-9]*)}");

    private final MessageSource messages;

    public Texts(MessageSource messages) {
        this.messages = messages;
    }

    /** Texts of bundles on the class path, without a running Patchbay. */
    public static Texts of(String... basenames) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(basenames);
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return new Texts(messages);
    }

    public boolean has(String key, Locale locale) {
        return messages.getMessage(key, null, null, locale) != null;
    }

    /**
     * The text of a key, with its values in their places.
     *
     * @throws IllegalArgumentException when there is no such text, or a value is missing
     */
    public String say(String key, Locale locale, Map<String, String> values) {
        String text;
        try {
            text = messages.getMessage(key, null, locale);
        } catch (NoSuchMessageException unwritten) {
            throw new IllegalArgumentException("there is no message " + key, unwritten);
        }
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException(key + " needs a value for " + found.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}

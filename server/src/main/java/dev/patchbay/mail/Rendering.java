package dev.patchbay.mail;

import dev.patchbay.platform.PatchbaySettings;
import dev.patchbay.platform.Platform;
import dev.patchbay.platform.PlatformSettings;
import dev.patchbay.platform.Texts;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes a letter in the reader's language, under the brand of this Patchbay, as plain text and as HTML. */
@Component
class Rendering {

    private static final int LONGEST_VALUE = 500;
    private static final int LONGEST_SUBJECT = 200;

    private final Texts texts;
    private final ITemplateEngine templates;
    private final PlatformSettings platform;
    private final PatchbaySettings settings;

    Rendering(Texts texts, ITemplateEngine templates, PlatformSettings platform, PatchbaySettings settings) {
        this.texts = texts;
        this.templates = templates;
        this.platform = platform;
        this.settings = settings;
    }

    /**
     * Writes the letter.
     *
     * @throws IllegalArgumentException when its kind has no words, a word needs a value that is missing, or the action leads
     *     elsewhere than to this Patchbay
     */
    WrittenLetter write(Letter letter) {
        Platform.Brand brand = platform.current().brand();
        var words = new Words(letter, values(letter, brand));
        URI action = letter.action();
        if (action != null && !action.toString().startsWith(settings.baseUrl() + "/")) {
            throw new IllegalArgumentException("a letter leads to this Patchbay only");
        }
        String subject = shortened(words.of("subject"), LONGEST_SUBJECT);
        List<String> paragraphs = Arrays.stream(words.of("text").split("\n\\s*\n"))
                .map(String::strip)
                .toList();
        String label = action == null ? null : words.of("action");
        String footer = words.frame("footer");
        var html = new Context(letter.locale());
        html.setVariable("language", letter.locale().getLanguage());
        html.setVariable("subject", subject);
        html.setVariable("brand", brand.name());
        html.setVariable(
                "logo", brand.logoLight() == null ? null : settings.at("/media/" + brand.logoLight() + ".png"));
        html.setVariable("color", brand.primaryColor());
        html.setVariable("paragraphs", paragraphs);
        html.setVariable("action", action);
        html.setVariable("label", label);
        html.setVariable("instead", words.frame("instead"));
        html.setVariable("footer", footer);
        return new WrittenLetter(
                letter.locale().getLanguage(),
                subject,
                plain(paragraphs, label, action, footer),
                templates.process("mail/letter", html),
                action == null ? null : action.toString());
    }

    private static String plain(List<String> paragraphs, @Nullable String label, @Nullable URI action, String footer) {
        String text = String.join("\n\n", paragraphs);
        String link = action == null ? "" : "\n\n" + label + ":\n" + action;
        return text + link + "\n\n-- \n" + footer + "\n";
    }

    private Map<String, String> values(Letter letter, Platform.Brand brand) {
        var values = new HashMap<String, String>();
        letter.values().forEach((name, value) -> values.put(name, harmless(value)));
        values.put("brand", brand.name());
        values.put("address", settings.baseUrl().toString());
        return values;
    }

    /** Names are chosen by people: one that is an address must not become a link in somebody else's letter. */
    private static String harmless(String value) {
        return shortened(value, LONGEST_VALUE).replace("://", ": //");
    }

    private static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /** The messages of one letter. */
    private final class Words {

        private final Letter letter;
        private final Map<String, String> values;

        Words(Letter letter, Map<String, String> values) {
            this.letter = letter;
            this.values = values;
        }

        /** Kinds such as {@code notice.app-installed} may share the words of {@code notice}. */
        String of(String part) {
            String kind = letter.kind();
            String own = "mail." + kind + "." + part;
            int dot = kind.indexOf('.');
            return dot < 0 || texts.has(own, letter.locale())
                    ? say(own)
                    : say("mail." + kind.substring(0, dot) + "." + part);
        }

        String frame(String part) {
            return say("mail.frame." + part);
        }

        private String say(String key) {
            return texts.say(key, letter.locale(), values);
        }
    }
}

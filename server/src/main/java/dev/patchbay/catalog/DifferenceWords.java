package dev.patchbay.catalog;

import dev.patchbay.catalog.VersionDifference.Change;
import dev.patchbay.platform.Texts;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Says in a person's language what a new version changes; the sentences are in {@code messages/catalog.properties}. */
@Component
public class DifferenceWords {

    private static final Pattern PRICE = Pattern.compile("(\\d+) ([A-Z]{3})(?:/(month|year))?");

    private final Texts texts;

    DifferenceWords(Texts texts) {
        this.texts = texts;
    }

    public String say(Change change, Locale locale) {
        Map<String, String> values = new HashMap<>(change.arguments());
        values.replaceAll((name, value) -> switch (name) {
            case "before", "after" -> price(value, locale);
            case "deadline" ->
                LocalDate.parse(value)
                        .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .localizedBy(locale));
            default -> value;
        });
        String target = change.arguments().get("target");
        String key = "difference." + change.key() + (target == null ? "" : "." + target);
        return texts.say(key, locale, values).strip();
    }

    private String price(String value, Locale locale) {
        Matcher parts = PRICE.matcher(value);
        if (!parts.matches()) {
            return texts.say("difference.price.free", locale, Map.of());
        }
        var currency = Currency.getInstance(parts.group(2));
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(Math.max(0, currency.getDefaultFractionDigits()));
        format.setMaximumFractionDigits(Math.max(0, currency.getDefaultFractionDigits()));
        String amount = format.format(
                new BigDecimal(parts.group(1)).movePointLeft(Math.max(0, currency.getDefaultFractionDigits())));
        String interval = parts.group(3) == null ? "once" : parts.group(3);
        return texts.say("difference.price." + interval, locale, Map.of("amount", amount));
    }
}

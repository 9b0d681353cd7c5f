package dev.patchbay.catalog;

import dev.patchbay.documents.Fault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns the older style's {@code is_free} and {@code monthly_price: "29.99"} into the manifest's {@code pricing}. */
final class StatedPrice {

    private static final String CURRENCY = "USD";

    private StatedPrice() {}

    static void move(ObjectNode entry, List<Fault> faults) {
        JsonNode free = entry.remove("is_free");
        JsonNode monthly = entry.remove("monthly_price");
        if (free == null && monthly == null) {
            return;
        }
        if (entry.has("pricing")) {
            faults.add(new Fault("/pricing", "The price is said twice: keep pricing, or is_free with monthly_price."));
            return;
        }
        // a variable's value is text
        String isFree = free == null ? "false" : free.asString("");
        if (!isFree.equals("true") && !isFree.equals("false")) {
            faults.add(new Fault("/is_free", "Must be true or false."));
            return;
        }
        BigDecimal price = monthly == null ? null : decimal(monthly, faults);
        if (isFree.equals("true")) {
            if (price != null && price.signum() != 0) {
                faults.add(new Fault("/monthly_price", "The entry says that it is free: remove the price or is_free."));
            }
            return;
        }
        if (monthly == null) {
            faults.add(new Fault("/is_free", "Not free, and no price: add monthly_price such as \"29.99\"."));
        } else if (price != null) {
            entry.set("pricing", pricing(price));
        }
    }

    private static ObjectNode pricing(BigDecimal price) {
        ObjectNode pricing = JsonNodeFactory.instance.objectNode();
        if (price.signum() == 0) {
            return pricing.put("model", "free");
        }
        int digits = Currency.getInstance(CURRENCY).getDefaultFractionDigits();
        return pricing.put("model", "subscription")
                .put("price_cents", price.movePointRight(digits).longValueExact())
                .put("interval", "month")
                .put("currency", CURRENCY);
    }

    private static @Nullable BigDecimal decimal(JsonNode monthly, List<Fault> faults) {
        try {
            // RoundingMode.UNNECESSARY throws on more digits than the currency has
            var price = new BigDecimal(monthly.asString("")).setScale(2, RoundingMode.UNNECESSARY);
            if (price.signum() >= 0 && price.compareTo(BigDecimal.valueOf(999_999)) <= 0) {
                return price;
            }
        } catch (ArithmeticException | NumberFormatException malformed) {
            // falls through to the same answer
        }
        faults.add(new Fault("/monthly_price", "Must be an amount of " + CURRENCY + " such as \"29.99\"."));
        return null;
    }

    /** Currencies that a price may be in. */
    static boolean known(String currency) {
        return Set.copyOf(Currency.getAvailableCurrencies().stream()
                        .map(Currency::getCurrencyCode)
                        .toList())
                .contains(currency);
    }
}

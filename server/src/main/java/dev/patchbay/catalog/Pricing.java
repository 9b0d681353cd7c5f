package dev.patchbay.catalog;

import dev.patchbay.kernel.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** The manifest's {@code pricing} as written; {@link #price()} is what it means. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Pricing(
        String model,
        @Nullable Long priceCents,
        @Nullable String interval,
        @Nullable String currency,
        @Nullable Integer trialDays) {

    static final Pricing FREE = new Pricing("free", null, null, null, null);

    public Price price() {
        return switch (model) {
            case "one_time" -> new Price.OneTime(amount());
            case "subscription" ->
                new Price.Subscription(
                        amount(),
                        "year".equals(interval) ? Price.Interval.YEAR : Price.Interval.MONTH,
                        trialDays == null ? 0 : trialDays);
            default -> new Price.Free();
        };
    }

    private Money amount() {
        return new Money(priceCents == null ? 0 : priceCents, currency == null ? "USD" : currency);
    }
}

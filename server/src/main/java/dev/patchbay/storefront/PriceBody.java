package dev.patchbay.storefront;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.catalog.Price;
import dev.patchbay.kernel.Money;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A price as programs read it.
 *
 * @param model {@code free}, {@code one_time} or {@code subscription}
 * @param amount in the currency's minor unit; absent when free
 * @param interval {@code month} or {@code year}; only of subscriptions
 * @param trialDays days before the first payment; only of subscriptions that have them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PriceBody(
        String model,
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable String interval,
        @Nullable Integer trialDays) {

    static PriceBody of(Price price) {
        return switch (price) {
            case Price.Free() -> new PriceBody("free", null, null, null, null);
            case Price.OneTime(Money money) -> new PriceBody("one_time", money.amount(), money.currency(), null, null);
            case Price.Subscription(Money money, Price.Interval interval, int trialDays) ->
                new PriceBody(
                        "subscription",
                        money.amount(),
                        money.currency(),
                        interval.name().toLowerCase(Locale.ROOT),
                        trialDays == 0 ? null : trialDays);
        };
    }
}

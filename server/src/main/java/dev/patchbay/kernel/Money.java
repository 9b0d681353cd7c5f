package dev.patchbay.kernel;

import java.util.Currency;

/**
 * An amount in the minor unit of its currency (cents).
 *
 * @param amount minor units, not negative
 * @param currency ISO 4217 code
 */
public record Money(long amount, String currency) {

    public Money {
        if (amount < 0) {
            throw new IllegalArgumentException("amount must not be negative: " + amount);
        }
        currency = Currency.getInstance(currency).getCurrencyCode();
    }
}

package dev.patchbay.catalog;

import dev.patchbay.kernel.Money;

/** What an integration says it costs. */
public sealed interface Price {

    record Free() implements Price {}

    record OneTime(Money amount) implements Price {}

    /**
     * A recurring price.
     *
     * @param trialDays days before the first payment, 0 for none
     */
    record Subscription(Money amount, Interval interval, int trialDays) implements Price {}

    /** How often a subscription is paid. */
    enum Interval {
        MONTH,
        YEAR
    }
}

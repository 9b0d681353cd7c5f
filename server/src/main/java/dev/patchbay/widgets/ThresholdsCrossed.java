package dev.patchbay.widgets;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers on people's dashboards went beyond their thresholds; published inside the transaction that notes it. */
public record ThresholdsCrossed(List<Crossed> crossed) {

    public ThresholdsCrossed {
        crossed = List.copyOf(crossed);
    }

    /**
     * One of them.
     *
     * @param title what the person calls the widget; null for the name of the integration
     * @param what which number of which record it is, in words
     * @param side above or below
     * @param bound what it is beyond
     * @param unit as the person chose it, or the source says it; null where nobody does
     * @param decimals digits after the point; null for as many as suit
     */
    public record Crossed(
            AccountId account,
            IntegrationId integration,
            @Nullable String title,
            String what,
            Side side,
            double number,
            double bound,
            @Nullable String unit,
            @Nullable Integer decimals) {}
}

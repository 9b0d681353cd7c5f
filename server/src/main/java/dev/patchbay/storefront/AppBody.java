package dev.patchbay.storefront;

import dev.patchbay.catalog.Listing;
import dev.patchbay.catalog.Price;
import dev.patchbay.catalog.ScopePurpose;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Status;
import dev.patchbay.kernel.IntegrationId;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app of the catalog in the words of {@code /api/apps}.
 *
 * @param slug its name in addresses
 * @param name its name for people
 * @param monthlyPrice decimal, such as {@code 29.99}; null unless it is paid by the month
 * @param status {@code active}, {@code inactive} or {@code suspended} for the session's organization; null when it was never
 *     installed there
 */
record AppBody(
        IntegrationId id,
        String slug,
        String name,
        String description,
        @Nullable String icon,
        URI appUrl,
        boolean isFree,
        @Nullable String monthlyPrice,
        List<String> requiredScopes,
        List<String> features,
        boolean isFirstParty,
        boolean isPublished,
        @Nullable String status) {

    static AppBody of(Listing listing, @Nullable Installation installation) {
        return new AppBody(
                listing.id(),
                listing.name().value(),
                listing.displayName(),
                listing.description(),
                listing.icon(),
                listing.appUrl(),
                listing.price() instanceof Price.Free,
                monthly(listing.price()),
                listing.scopes().stream()
                        .filter(scope -> !scope.optional())
                        .map(ScopePurpose::scope)
                        .toList(),
                listing.features(),
                listing.firstParty(),
                listing.published(),
                installation == null ? null : word(installation.status()));
    }

    /** The three words of {@code /api/apps} for a status. */
    static String word(Status status) {
        return switch (status) {
            case ACTIVE, SUSPENDED -> status.word();
            case SETTING_UP, UNINSTALLED -> "inactive";
        };
    }

    private static @Nullable String monthly(Price price) {
        if (price instanceof Price.Subscription subscription && subscription.interval() == Price.Interval.MONTH) {
            int digits = Currency.getInstance(subscription.amount().currency()).getDefaultFractionDigits();
            return BigDecimal.valueOf(subscription.amount().amount(), digits).toPlainString();
        }
        return null;
    }
}

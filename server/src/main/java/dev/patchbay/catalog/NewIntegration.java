package dev.patchbay.catalog;

import dev.patchbay.kernel.Slug;
import org.jspecify.annotations.Nullable;

/**
 * What is said about an integration when it is registered; a first draft is made of it.
 *
 * @param displayName 1 to 80 characters
 * @param deliveryMode of a data source; null for pull
 */
public record NewIntegration(
        Slug name,
        String displayName,
        IntegrationType type,
        @Nullable DeliveryMode deliveryMode) {}

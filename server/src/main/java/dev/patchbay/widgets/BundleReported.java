package dev.patchbay.widgets;

import dev.patchbay.kernel.IntegrationId;
import java.util.List;

/**
 * What is reported of a bundle is for operators to look at; published inside the transaction. Of one bundle once an hour that it is
 * refused, and once a day that it is kept from much.
 *
 * @param sha256 of the bundle, in hexadecimal digits
 * @param integrations whose versions have or had it; at least one
 * @param count how often it was reported today (UTC)
 */
public record BundleReported(String sha256, ReportKind kind, List<IntegrationId> integrations, long count) {

    public BundleReported {
        integrations = List.copyOf(integrations);
    }
}

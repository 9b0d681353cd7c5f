package dev.patchbay.storefront;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Ids;

/** For tests that look at all listings, of which others may have published some in the database that they share. */
final class EmptyShelves {

    private EmptyShelves() {}

    /** Withdraws what publishers have published; the operator's list is replaced by whoever applies another one. */
    static void withdraw(Catalog catalog, Publishing publishing, Ids ids) {
        var somebody = new AccountId(ids.next());
        catalog.published().stream()
                .filter(listing -> listing.publisherId() != null)
                .forEach(listing -> publishing.unpublish(listing.id(), somebody));
    }
}

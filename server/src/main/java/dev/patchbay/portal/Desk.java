package dev.patchbay.portal;

import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Who looks after an integration. One of the catalog file has no publisher: operators do. For everybody else it does not exist
 * here.
 */
@Component
class Desk {

    private final Catalog catalog;
    private final Permissions permissions;

    Desk(Catalog catalog, Permissions permissions) {
        this.catalog = catalog;
        this.permissions = permissions;
    }

    /**
     * The integration of this name, if the person looks after it.
     *
     * @throws ProblemException {@code not-found}
     */
    Listing require(Session session, String name) {
        return catalog.find(Slug.of(name))
                .filter(_ -> permissions.isOperator(session))
                .orElseThrow(() -> new ProblemException(
                        KernelProblem.NOT_FOUND, "There is no integration of this name that you look after."));
    }

    /** Every integration that the person looks after, by name. */
    List<Listing> of(Session session) {
        return permissions.isOperator(session) ? catalog.everything() : List.of();
    }
}

package dev.patchbay.storefront;

import dev.patchbay.accounts.Sandboxes;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.installs.AppInstalled;
import dev.patchbay.installs.AppUninstalled;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstalledListings;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.Target;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has what: from it comes what is popular, and what is often used together. What is tried in a sandbox does not count. */
@Component
class Holdings {

    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Changes changes;
    private final Catalog catalog;
    private final Installs installs;
    private final InstalledListings listings;
    private final Sandboxes sandboxes;

    Holdings(
            JdbcClient jdbc,
            Changes changes,
            Catalog catalog,
            Installs installs,
            InstalledListings listings,
            Sandboxes sandboxes) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.catalog = catalog;
        this.installs = installs;
        this.listings = listings;
        this.sandboxes = sandboxes;
    }

    @EventListener
    void on(AppInstalled installed) {
        boolean tried = installed.target() instanceof Target.Organization(var organization)
                && sandboxes.publisherOf(organization).isPresent();
        if (!tried) {
            add(installed.integration(), installed.target());
        }
    }

    @EventListener
    void on(AppUninstalled uninstalled) {
        int gone =
                statement("""
                        delete from storefront.holding
                        where integration = :integration and holder = :holder and organization = :organization
                        """, uninstalled.integration(), uninstalled.target()).update();
        if (gone > 0) {
            changes.holders(uninstalled.integration().value(), -1);
        }
    }

    /** From what is installed, into empty tables. */
    void rebuild() {
        catalog.everything().forEach(listing -> rebuild(listing.id()));
    }

    private void rebuild(IntegrationId integration) {
        InstallationId tried = listings.tried(integration).map(Installation::id).orElse(null);
        @Nullable InstallationId last = null;
        List<Installation> some;
        do {
            some = installs.ofIntegration(integration, last, AT_ONCE);
            for (Installation installation : some) {
                last = installation.id();
                if (!last.equals(tried)) {
                    add(integration, installation.target());
                }
            }
        } while (some.size() == AT_ONCE);
    }

    private void add(IntegrationId integration, Target target) {
        int added = statement("""
                        insert into storefront.holding (integration, holder, organization)
                        values (:integration, :holder, :organization) on conflict do nothing
                        """, integration, target).update();
        if (added > 0) {
            changes.holders(integration.value(), 1);
        }
    }

    private JdbcClient.StatementSpec statement(String sql, IntegrationId integration, Target target) {
        return jdbc.sql(sql)
                .param("integration", integration.value())
                .param(
                        "holder",
                        switch (target) {
                            case Target.Organization(var id) -> id.value();
                            case Target.User(var id) -> id.value();
                        })
                .param("organization", target instanceof Target.Organization);
    }
}

package dev.patchbay.vetting;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.ListingChanged;
import dev.patchbay.catalog.ListingUnpublished;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks again at what is live, each integration a day after the last time. */
@Component
class Watch {

    /** Integrations that are looked at in one turn; turns are ten minutes apart. */
    private static final int EACH_TURN = 200;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Vetting vetting;
    private final VettingSettings settings;
    private final Clock clock;

    Watch(JdbcClient jdbc, Catalog catalog, Vetting vetting, VettingSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.vetting = vetting;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void on(ListingChanged changed) {
        watch(changed.integration());
    }

    @EventListener
    void on(ListingUnpublished unpublished) {
        forget(unpublished.integration());
    }

    void lookAgain() {
        watchAllWhereNothingIsWatched();
        for (UUID due : due()) {
            var id = new IntegrationId(due);
            try {
                var listing = catalog.get(id);
                if (listing.published()) {
                    vetting.lookAgain(listing);
                } else {
                    forget(id);
                }
            } catch (ProblemException gone) {
                forget(id);
            }
        }
    }

    /** Those whose time has come; their next one is set. */
    private List<UUID> due() {
        return jdbc.sql("""
                        update vetting.watched set look_at = :next
                        where integration in (
                            select integration from vetting.watched where look_at <= :now
                            order by look_at limit :most for update skip locked)
                        returning integration
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("next", clock.instant().plus(settings.lookAgainAfter()).atOffset(ZoneOffset.UTC))
                .param("most", EACH_TURN)
                .query((row, number) -> row.getObject("integration", UUID.class))
                .list();
    }

    /** Listings that were published before anybody watched. */
    private void watchAllWhereNothingIsWatched() {
        boolean nothing = jdbc.sql("select not exists (select from vetting.watched)")
                .query(Boolean.class)
                .single();
        if (nothing) {
            catalog.published().forEach(listing -> watch(listing.id()));
        }
    }

    private void watch(IntegrationId integration) {
        jdbc.sql("""
                        insert into vetting.watched (integration, look_at) values (:integration, :at)
                        on conflict do nothing
                        """)
                .param("integration", integration.value())
                .param("at", clock.instant().plus(settings.lookAgainAfter()).atOffset(ZoneOffset.UTC))
                .update();
    }

    private void forget(IntegrationId integration) {
        jdbc.sql("delete from vetting.watched where integration = :integration")
                .param("integration", integration.value())
                .update();
    }
}

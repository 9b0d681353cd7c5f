package dev.patchbay.installs;

import dev.patchbay.accounts.Sandboxes;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How integrations come into use and go out of it, day by day. Each coming and going is a row: nobody waits for a counter. What
 * is tried in a sandbox is in nobody's use.
 */
@Component
public class Comings {

    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final InstalledListings listings;
    private final Sandboxes sandboxes;
    private final Clock clock;

    Comings(JdbcClient jdbc, InstalledListings listings, Sandboxes sandboxes, Clock clock) {
        this.jdbc = jdbc;
        this.listings = listings;
        this.sandboxes = sandboxes;
        this.clock = clock;
    }

    /**
     * One day in UTC.
     *
     * @param active how many were installed at its end; today: are now
     */
    public record Day(LocalDate day, long installed, long uninstalled, long active) {}

    /**
     * The days up to today.
     *
     * @param days from 1 to 366
     */
    public List<Day> days(IntegrationId integration, int days) {
        if (days < 1 || days > 366) {
            throw new IllegalArgumentException("from 1 to 366 days: " + days);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate first = today.minusDays(days - 1L);
        record Moved(long installed, long uninstalled) {}
        Map<LocalDate, Moved> moved = new HashMap<>();
        jdbc.sql("""
                        select cast(at at time zone 'UTC' as date) as day,
                               count(*) filter (where installed) as installed,
                               count(*) filter (where not installed) as uninstalled
                        from installs.coming
                        where integration_id = :integration and at >= :first
                        group by 1
                        """)
                .param("integration", integration.value())
                .param("first", first.atStartOfDay().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(row -> {
                    moved.put(
                            row.getObject("day", LocalDate.class),
                            new Moved(row.getLong("installed"), row.getLong("uninstalled")));
                });
        List<Day> backwards = new ArrayList<>();
        long active = active(integration);
        for (LocalDate day = today; !day.isBefore(first); day = day.minusDays(1)) {
            Moved then = moved.getOrDefault(day, new Moved(0, 0));
            backwards.add(new Day(day, then.installed, then.uninstalled, active));
            active += then.uninstalled - then.installed;
        }
        return backwards.reversed();
    }

    /** How many have it: also where it is being set up, or is suspended. */
    public long active(IntegrationId integration) {
        return jdbc.sql("""
                        select count(*) from installs.installation
                        where integration_id = :integration and status <> 'UNINSTALLED'
                            and organization_id is distinct from :sandbox
                        """)
                .param("integration", integration.value())
                .param(
                        "sandbox",
                        listings.sandboxOf(integration)
                                .map(OrganizationId::value)
                                .orElse(NOBODY))
                .query(Long.class)
                .single();
    }

    @EventListener
    void on(AppInstalled installed) {
        note(installed.integration(), installed.target(), true);
    }

    @EventListener
    void on(AppUninstalled uninstalled) {
        note(uninstalled.integration(), uninstalled.target(), false);
    }

    private void note(IntegrationId integration, Target target, boolean installed) {
        if (target instanceof Target.Organization(var organization)
                && sandboxes.publisherOf(organization).isPresent()) {
            return;
        }
        jdbc.sql("insert into installs.coming (integration_id, at, installed) values (:integration, :at, :installed)")
                .param("integration", integration.value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("installed", installed)
                .update();
    }
}

package dev.patchbay.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Statements;
import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.OrganizationRole;
import dev.patchbay.installs.AccessPolicy;
import dev.patchbay.installs.SuspensionCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What people are told of numbers that go beyond their thresholds while nobody looks at the dashboard. */
class ThresholdsTests extends WatchingScene {

    private static final Duration A_WHILE = Thresholds.APART.plusMinutes(1);

    @Test
    void tellsOnceThatANumberWentBeyondItsThresholdAsReadersWriteIt() {
        take("BTC", 119_000.0);
        place(member, "number", "Bitcoin", watched("above", 120_000));

        take("BTC", 121_234.5);
        look();
        look();

        assertThat(told(member))
                .containsExactly("Bitcoin on your dashboard is above $120,000.00: BTC · Price is $121,234.50. "
                        + "You are told again only after it has come back.");
        assertThat(told(member, "title", "en")).containsExactly("Bitcoin: $121,234.50");
        assertThat(told(member, "title", "de")).containsExactly("Bitcoin: 121.234,50 $");
        assertThat(told(member, "text", "de").getFirst())
                .startsWith("Bitcoin auf Ihrem Dashboard liegt über 120.000,00 $");
        assertThat(told(member, "link", "en")).containsExactly("/dashboard");
        assertThat(told(owner)).isEmpty();
    }

    @Test
    void callsAWidgetWithoutATitleAsItsAppAndTakesTheChosenUnitAndDecimals() {
        take("BTC", 5.0);
        Map<String, Object> config = watched("below", 4.5);
        config.put("unit", "kWh");
        config.put("decimals", 1);
        place(member, "number", config);

        take("BTC", 4.25);
        look();

        assertThat(told(member, "title", "en")).containsExactly("Coins: 4.3 kWh");
        assertThat(told(member).getFirst()).startsWith("Coins on your dashboard is below 4.5 kWh");
    }

    @Test
    void tellsAgainOnlyAfterTheNumberHasComeBack() {
        take("BTC", 90.0);
        place(member, "number", watched("above", 100));
        for (double price : new double[] {110, 120, 100.5}) {
            take("BTC", price);
            look();
            later(A_WHILE);
        }
        assertThat(told(member)).hasSize(1);

        take("BTC", 95.0);
        look();
        later(A_WHILE);
        take("BTC", 105.0);
        look();

        assertThat(told(member)).hasSize(2);
    }

    @Test
    void tellsOfANumberThatTremblesAroundItsThresholdOnceInAWhileAndAtOnceOfTheOtherSide() {
        take("BTC", 90.0);
        Map<String, Object> config = watched("above", 100);
        config.put("threshold", Map.of("above", 100, "below", 50));
        place(member, "number", config);
        for (double price : new double[] {101, 99, 101, 99, 101}) {
            take("BTC", price);
            look();
            later(Duration.ofMinutes(1));
        }
        assertThat(told(member)).hasSize(1);

        take("BTC", 49.0);
        look();

        assertThat(told(member)).hasSize(2);
        assertThat(told(member).getFirst()).contains("is below $50.00");
    }

    @Test
    void tellsNothingOfWhatWasBeyondFromTheStartOrIsSoBecauseOfOtherSettings() {
        take("BTC", 130.0);
        UUID placed = place(member, "number", watched("above", 120));
        look();
        dashboards.change(member.id(), placed, null, JsonMapper.shared().valueToTree(watched("above", 125)));
        look();
        dashboards.remove(member.id(), placed);
        take("BTC", 124.0);
        look();
        take("BTC", 126.0);
        dashboards.restore(member.id(), placed);
        look();
        assertThat(told(member)).isEmpty();

        dashboards.change(member.id(), placed, "Coin", null);
        take("BTC", 124.0);
        look();
        take("BTC", 126.0);
        look();

        assertThat(told(member)).hasSize(1);
    }

    @Test
    void tellsNothingOfWhatMayBeOldUntilItsSourceIsHeardOfAgain() {
        take("BTC", 90.0);
        place(member, "number", watched("above", 100));
        look();
        take("BTC", 110.0);
        later(Duration.ofHours(1));
        look();
        assertThat(told(member)).isEmpty();

        take("BTC", 110.0);
        look();

        assertThat(told(member)).hasSize(1);
    }

    @Test
    void tellsNothingOfARecordWithoutTheNumberOrThatIsNotThere() {
        take("BTC", 90.0);
        place(member, "number", watched("above", 100));
        Map<String, Object> other = watched("above", 100);
        other.put("record", key("NOPE"));
        place(member, "number", other);
        take("BTC", null);
        look();
        take("BTC", 110.0);
        look();

        assertThat(told(member)).hasSize(1);
    }

    @Test
    void looksAtTheRecordThatChangedLastWhereNoneIsNamed() {
        take("BTC", 90.0);
        Map<String, Object> config = watched("above", 100);
        config.put("record", null);
        place(member, "number", config);
        take("ADA", 110.0);
        look();

        assertThat(told(member).getFirst()).contains(": Price is $110.00.");
    }

    @Test
    void tellsNothingToWhomMayNotSeeItAnyMore() {
        Account colleague = person();
        organizations.addMember(organization, colleague.id(), OrganizationRole.MEMBER, owner.id());
        take("BTC", 90.0);
        for (Account each : List.of(owner, member, colleague)) {
            place(each, "number", watched("above", 100));
        }
        look();
        organizations.removeMember(organization, colleague.id(), owner.id());
        members.policy(installation.id(), AccessPolicy.ASSIGNED, owner.id());
        take("BTC", 110.0);
        look();
        assertThat(told(member)).isEmpty();
        assertThat(told(colleague)).isEmpty();
        assertThat(told(owner)).hasSize(1);

        take("BTC", 90.0);
        look();
        later(A_WHILE);
        installs.suspend(installation.id(), SuspensionCause.ADMIN, owner.id());
        take("BTC", 110.0);
        look();
        assertThat(told(owner)).hasSize(1);
    }

    @Test
    void sendsNothingOfWhatIsPrivateToAnotherInstallation() {
        Account stranger = person();
        var elsewhere =
                installs.install(source, organization(stranger), stranger.id()).installation();
        take("BTC", 90.0);
        place(member, "number", watched("above", 100));
        take(elsewhere.id(), "BTC", 110.0);
        look();
        assertThat(told(member)).isEmpty();

        take(installation.id(), "BTC", 120.0);
        look();
        assertThat(told(member).getFirst()).contains("$120.00");
    }

    @Test
    void looksAtEverythingInPartsWithAsManyStatementsHoweverManyAreInOne() {
        take("BTC", 90.0);
        UUID first = place(member, "number", watched("above", 100));
        copy(first, member, 3);
        look();
        List<String> few = Statements.of(this::look);

        List<Account> others = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Account one = person();
            organizations.addMember(organization, one.id(), OrganizationRole.MEMBER, owner.id());
            dashboards.place(one.id(), List.of(copyOf(first)));
            copy(first, one, 30);
            others.add(one);
        }
        var elsewhere = organization(others.getFirst());
        installation =
                installs.install(source, elsewhere, others.getFirst().id()).installation();
        place(others.getFirst(), "number", watched("above", 100));
        look();
        assertThat(count()).isBetween(100, Watching.AT_ONCE - 1);
        assertThat(Statements.of(this::look)).hasSizeBetween(5, 12).isEqualTo(few);

        for (Account one : others) {
            copy(first, one, 2 * Watching.AT_ONCE / others.size());
        }
        look();
        take("BTC", 110.0);
        look();
        assertThat(count()).isGreaterThan(2 * Watching.AT_ONCE);
        assertThat(jdbc.sql(
                                "select count(*) from notices.notice where kind = 'threshold-crossed' and said ->> 'figure' = '110.0'")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(count());
    }

    @Test
    void goesOnWithTheNextWhereSomeCannotBeLookedAt() {
        take("BTC", 90.0);
        UUID first = place(member, "number", watched("above", 100));
        copy(first, member, Watching.AT_ONCE);
        look();
        jdbc.sql("alter table widgets.crossing add check (side <> 'ABOVE' or placement_id <> '" + first + "')")
                .update();
        try {
            take("BTC", 110.0);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(this::look))
                    .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
            assertThat(told(member)).hasSize(1);
        } finally {
            jdbc.sql("alter table widgets.crossing drop constraint crossing_check1")
                    .update();
        }
    }

    private static Map<String, Object> watched(String way, double bound) {
        return new HashMap<>(Map.of("record", key("BTC"), "field", "price", "threshold", Map.of(way, bound)));
    }

    private NewPlacement copyOf(UUID placement) {
        Placement found = placements.find(placement, member.id()).orElseThrow();
        return new NewPlacement("number", installation.id().toString(), null, found.config(), null, null, 1L, 1L);
    }

    /** Puts more on a dashboard than anybody could place. */
    private void copy(UUID placement, Account account, int times) {
        for (UUID copy : Collections.nCopies(times, placement)) {
            jdbc.sql("""
                            insert into widgets.placement (id, account_id, kind, installation_id, config, x, y, w, h, placed_at)
                            select :id, :account, kind, installation_id, config, 0, 0, 1, 1, placed_at
                            from widgets.placement where id = :placement
                            """)
                    .param("id", ids.next())
                    .param("account", account.id().value())
                    .param("placement", copy)
                    .update();
        }
    }

    private int count() {
        return jdbc.sql("select count(*) from widgets.placement")
                .query(Integer.class)
                .single();
    }
}

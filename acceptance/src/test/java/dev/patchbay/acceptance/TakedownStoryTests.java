package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Row 31: what an operator takes down stops while people look at it, and lives again when it is put back. */
class TakedownStoryTests {

    private static final String LODGER = "lodger";
    private static final String WORD = "harbour";
    private static final String REASON = "It asks for passwords in the name of this marketplace.";

    private static final WidgetScene SCENE = WidgetScene.shared();

    @Test
    void stopsBeforeTheEyesOfPeopleAndComesBack() {
        SCENE.publish(WidgetScene.keeper(LODGER, 33));
        try (var visit = SCENE.visit(LODGER, WORD);
                var operator = Browser.open().at(SCENE.patchbay().base()).signIn(DisposablePatchbay.OPERATOR)) {
            String life = visit.said().get("life").asString();
            Frame frame = visit.running();

            Page console = operator.go("/console/widgets");
            console.getByRole(AriaRole.LINK, DashboardRoom.named("Lodger 1.0.0"))
                    .click();
            Locator asking = decides(console, "Take down");
            asking.getByLabel("Reason").fill(REASON);
            operator.isAccessible();
            answers(asking, "Take down");

            assertThat(visit.widget())
                    .containsText(
                            "Lodger was taken off this marketplace",
                            new LocatorAssertions.ContainsTextOptions().setTimeout((double) Await.AT_ONCE.toMillis()));
            visit.page().waitForCondition(frame::isDetached);
            visit.browser().isAccessible();
            visit.browser().screenshot("dashboard-taken-down");
            assertThat(console.getByText("Taken down: it is shown nowhere")).isVisible();
            assertThat(console.getByText(REASON)).isVisible();
            operator.settles();
            operator.isAccessible();
            operator.screenshot("console-taken-down");
            Locator all = console.getByRole(AriaRole.LINK, DashboardRoom.named("All widgets"));
            all.click();
            assertThat(all).hasCount(0); // what it leads away from says "Taken down", too
            console.getByText("Taken down", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            assertThat(console.getByRole(AriaRole.TABLE).getByRole(AriaRole.LINK))
                    .hasText(new String[] {"Lodger 1.0.0"});

            console.getByRole(AriaRole.LINK, DashboardRoom.named("Lodger 1.0.0"))
                    .click();
            answers(decides(console, "Put back"), "Put back");

            assertThat(visit.said(known -> WORD.equals(known.get("kept").asString()))
                            .get("life")
                            .asString())
                    .as("another life, with what was stored")
                    .isNotEqualTo(life);
            assertThat(visit.room().isTheSamePage()).isTrue();
            operator.hasNoComplaints();
        }
    }

    private static Locator decides(Page console, String act) {
        console.getByRole(AriaRole.BUTTON, DashboardRoom.named(act)).click();
        Locator asking = console.getByRole(AriaRole.DIALOG);
        assertThat(asking).isVisible();
        return asking;
    }

    private static void answers(Locator asking, String act) {
        asking.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(act).setExact(true))
                .click();
        assertThat(asking).hasCount(0);
    }
}

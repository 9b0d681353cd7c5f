package dev.patchbay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Row 21: the developer sees every event with every attempt, and has told again what the service missed. */
class DeliveriesStoryTests {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final String NAME = "App diary";

    private static Receiver service;
    private static DisposablePatchbay patchbay;
    private static Api operator;

    @BeforeAll
    static void starts() throws IOException {
        service = Receiver.start();
        patchbay =
                DisposablePatchbay.start(Catalogs.app("diary", service.address()), List.of(service.port()), Map.of());
        operator = patchbay.operator();
    }

    @AfterAll
    static void stops() throws IOException {
        patchbay.close();
        service.close();
    }

    /** The service is told what it missed since a moment: each installation's events in order, each with one id. */
    @Test
    void recoversEveryInstallationInOrderAfterTheServiceWasDown() throws IOException {
        var before = new ArrayList<String>();
        var organizations = new ArrayList<Api.Owned>();
        for (int i = 0; i < 4; i++) {
            var organization = operator.organization("Before " + i);
            organizations.add(organization);
            before.add(Installing.install(organization, "diary"));
        }

        int port = service.port();
        service.close();
        var all = new ArrayList<>(before);
        for (int i = 0; i < 4; i++) {
            all.add(Installing.begin(operator.organization("Meanwhile " + i), "diary"));
            Api admin = organizations.get(i).api();
            admin.post("/api/installations/" + before.get(i) + "/suspend", null).expect(200);
            admin.post("/api/installations/" + before.get(i) + "/resume", null).expect(200);
        }
        Await.until(LONGEST, () -> "the endpoint is said to be well", () -> failures() > 0);
        service = Receiver.startAt(port);

        try (var browser = Browser.open().at(patchbay.base()).signIn(DisposablePatchbay.OPERATOR)) {
            Page page = browser.go("/developer");
            page.getByRole(AriaRole.LINK, named(NAME)).first().click();
            page.getByRole(AriaRole.TAB, named("Deliveries")).click();
            looksAtAnAttempt(browser);
            recovers(page);
            browser.hasNoComplaints();
        }

        for (String installation : all) {
            long last = before.contains(installation) ? 3 : 1;
            Await.until(
                    LONGEST,
                    () -> installation + " was told " + numbers(installation),
                    () -> fromTheFirst(installation)
                            .equals(LongStream.rangeClosed(1, last).boxed().toList()));
            assertThat(service.of(installation).stream()
                            .map(Receiver.Delivery::id)
                            .distinct())
                    .as("one id for each number")
                    .hasSize((int) last);
        }
    }

    private static void looksAtAnAttempt(Browser browser) {
        Page page = browser.page();
        Locator events = page.getByRole(AriaRole.TABLE);
        assertThat(events).isVisible();
        events.getByRole(AriaRole.LINK).last().click();
        Locator event = page.getByRole(AriaRole.DIALOG);
        assertThat(event).containsText("webhook-signature");
        assertThat(event).containsText("app.installed");
        assertThat(event).not().containsText("whsec_");
        browser.isAccessible();
        browser.screenshot("delivery");
        page.keyboard().press("Escape");
        assertThat(event).isHidden();
    }

    private static void recovers(Page page) {
        page.getByRole(AriaRole.BUTTON, named("Recover")).click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Recover"))
                .click();
        assertThat(dialog.getByRole(AriaRole.STATUS)).containsText("8 installations");
    }

    private static int failures() {
        return operator.get("/api/developer/integrations/diary/endpoint")
                .expect(200)
                .at("/breaker/failures")
                .asInt();
    }

    private static List<Long> numbers(String installation) {
        return service.of(installation).stream()
                .map(Receiver.Delivery::sequence)
                .toList();
    }

    /** Since its first event was told last: what was tried by itself before is none of the recovery. */
    private static List<Long> fromTheFirst(String installation) {
        List<Long> numbers = numbers(installation);
        return numbers.subList(Math.max(numbers.lastIndexOf(1L), 0), numbers.size());
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}

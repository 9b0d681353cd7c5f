package dev.patchbay.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.accounts.Account;
import dev.patchbay.jobs.RegularWork;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.mail.Letter;
import dev.patchbay.mail.Mails;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class BellTests extends NoticesScenario {

    @Autowired
    PersonalNotices personal;

    @Autowired
    Mails mails;

    @Autowired
    Clock clock;

    @Test
    void readsInTheReadersLanguageAtReadingTime() {
        tell(member, NoticeKind.ACCESS_GIVEN);

        assertThat(bellOf(member, "en").getFirst().get("title").asString())
                .isEqualTo("You can use Help <b>Desk</b> now");
        assertThat(bellOf(member, "de").getFirst().get("title").asString())
                .isEqualTo("Sie können Help <b>Desk</b> jetzt benutzen");
        assertThat(bellOf(member).getFirst().get("link").asString()).isEqualTo("/apps");
        assertThat(bellOf(member).getFirst().get("read").asBoolean()).isFalse();
    }

    @Test
    void writesTheLetterInTheLanguageOfTheAccount() {
        jdbc.sql("update accounts.account set locale = 'de' where id = :id")
                .param("id", member.id().value())
                .update();
        tell(member, NoticeKind.ACCESS_GIVEN);
        assertThat(letterKindsOf(member)).containsExactly("notice.access-given");

        JsonNode letter = body(send("GET", "/api/dev/mail?to=" + member.email(), null, member))
                .at("/letters/0");

        assertThat(letter.get("subject").asString()).isEqualTo("Sie können Help <b>Desk</b> jetzt benutzen");
        assertThat(letter.get("text").asString())
                .contains("Olivia hat Ihnen für Acme Zugang zu Help <b>Desk</b> gegeben.")
                .contains("/settings/notices");
        assertThat(letter.get("links").get(0).asString()).isEqualTo("http://localhost:8080/apps");
    }

    @Test
    void pagesFromTheNewestToTheOldest() {
        for (int i = 0; i < 7; i++) {
            tell(member, NoticeKind.ACCESS_GIVEN);
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = body(send("GET", "/api/me/notices?limit=3" + after, null, member));
            page.get("notices").forEach(notice -> seen.add(notice.get("id").asString()));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());

        assertThat(seen).hasSize(7).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(send("GET", "/api/me/notices?after=nonsense", null, member).statusCode())
                .isEqualTo(400);
    }

    @Test
    void marksOnesOwnNoticesAsReadAndNobodyElses() {
        tell(member, NoticeKind.ACCESS_GIVEN);
        tell(member, NoticeKind.APP_ADMIN);
        tell(admin, NoticeKind.ACCESS_GIVEN);
        String mine = bellOf(member).getFirst().get("id").asString();
        String others = bellOf(admin).getFirst().get("id").asString();

        var answer = send("POST", "/api/me/notices/read", Map.of("ids", List.of(mine, others)), member);

        assertThat(body(answer).get("unread").asInt()).isEqualTo(1);
        assertThat(bellOf(admin).getFirst().get("read").asBoolean()).isFalse();
        assertThat(body(send("POST", "/api/me/notices/read", Map.of("all", true), member))
                        .get("unread")
                        .asInt())
                .isZero();
        assertThat(body(send("GET", "/api/me/notices", null, admin))
                        .get("unread")
                        .asInt())
                .isEqualTo(1);
        assertThat(send("POST", "/api/me/notices/read", Map.of(), member).statusCode())
                .isEqualTo(400);
    }

    @Test
    void showsNobodyWhatOthersWereTold() {
        tell(member, NoticeKind.ACCESS_GIVEN);

        assertThat(bellOf(admin)).isEmpty();
        assertThat(send("GET", "/api/me/notices", null, null, "en").statusCode())
                .isEqualTo(401);
        assertThat(send("GET", "/api/me/notice-preferences", null, null, "en").statusCode())
                .isEqualTo(401);
        assertThat(send("POST", "/api/me/notices/read", Map.of("all", true), null, "en")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void sendsAtMostOneLetterOfAKindWithinAnHour() {
        tell(member, NoticeKind.ACCESS_GIVEN);
        tell(member, NoticeKind.ACCESS_GIVEN);
        tell(member, NoticeKind.APP_ADMIN);
        assertThat(letterKindsOf(member)).containsExactly("notice.access-given", "notice.app-admin");
        assertThat(bellOf(member)).hasSize(3);

        jdbc.sql("update notices.mailed set mailed_at = mailed_at - interval '61 minutes'")
                .update();
        tell(member, NoticeKind.ACCESS_GIVEN);

        assertThat(letterKindsOf(member))
                .containsExactly("notice.access-given", "notice.access-given", "notice.app-admin");
    }

    @Test
    void sendsOnlyTheLettersThatAPersonWants() {
        choose(member, "access-given", false);
        choose(member, "app-available", true);

        tell(member, NoticeKind.ACCESS_GIVEN);
        tell(member, NoticeKind.APP_AVAILABLE);
        tell(admin, NoticeKind.ACCESS_GIVEN);

        assertThat(letterKindsOf(member)).containsExactly("notice.app-available");
        assertThat(letterKindsOf(admin)).containsExactly("notice.access-given");
        assertThat(preference(member, "access-given").get("mail").asBoolean()).isFalse();
        assertThat(preference(admin, "access-given").get("mail").asBoolean()).isTrue();
    }

    @Test
    void leavesNoChoiceAboutTheSecurityOfAnAccount() {
        assertThat(preference(member, "password-changed").get("locked").asBoolean())
                .isTrue();

        var refused = send(
                "PUT",
                "/api/me/notice-preferences",
                Map.of(
                        "kinds",
                        List.of(
                                Map.of("kind", "access-given", "mail", false),
                                Map.of("kind", "password-changed", "mail", false))),
                member);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(body(refused).at("/errors/0/pointer").asString()).isEqualTo("/kinds/1/mail");
        assertThat(preference(member, "access-given").get("mail").asBoolean())
                .as("all or nothing")
                .isTrue();
        assertThat(send(
                                "PUT",
                                "/api/me/notice-preferences",
                                Map.of("kinds", List.of(Map.of("kind", "nothing", "mail", true))),
                                member)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void takesTheWholeListBackAsItWasShown() {
        JsonNode shown = body(send("GET", "/api/me/notice-preferences", null, operator));

        var kept = send("PUT", "/api/me/notice-preferences", shown, operator);

        assertThat(body(kept)).isEqualTo(shown);
        assertThat(shown.get("kinds").findValuesAsString("kind")).contains("settings-changed");
        assertThat(body(send("GET", "/api/me/notice-preferences", null, member))
                        .get("kinds")
                        .findValuesAsString("kind"))
                .doesNotContain("settings-changed", "mail-failed");
    }

    @Test
    void writesNoLetterToAnAddressThatNobodyConfirmed() {
        jdbc.sql("update accounts.account set email_confirmed_at = null where id = :id")
                .param("id", member.id().value())
                .update();

        tell(member, NoticeKind.PASSWORD_CHANGED);

        assertThat(letterKindsOf(member)).isEmpty();
        assertThat(kindsOf(member)).containsExactly("password-changed");
    }

    @Test
    void forgetsAfterNinetyDays() throws Exception {
        tell(member, NoticeKind.ACCESS_GIVEN);
        var settings = new NoticesSettings(Duration.ofDays(90));

        forgetting(settings, Duration.ofDays(89)).run();
        assertThat(bellOf(member)).hasSize(1);
        forgetting(settings, Duration.ofDays(91)).run();

        assertThat(bellOf(member)).isEmpty();
    }

    @Test
    void isPartOfWhatAPersonCanTakeAlongAndErase() {
        tell(member, NoticeKind.ACCESS_GIVEN);
        tell(admin, NoticeKind.ACCESS_GIVEN);
        choose(member, "access-given", false);

        assertThat(json.writeValueAsString(personal.export(member.id())))
                .contains("You can use Help <b>Desk</b> now")
                .contains("\"access-given\":false");
        personal.erase(member.id());

        assertThat(bellOf(member)).isEmpty();
        assertThat(preference(member, "access-given").get("mail").asBoolean()).isTrue();
        assertThat(bellOf(admin)).hasSize(1);
    }

    @Test
    void leavesNoLetterThatWasBeingWrittenWhileItsReaderWasDeleted() {
        Account leaving = person("Lena Leaving");
        tell(leaving, NoticeKind.ACCESS_GIVEN);
        assertThat(letterKindsOf(leaving)).containsExactly("notice.access-given");
        CompletableFuture<Integer> deleted = new CompletableFuture<>();

        transactions.executeWithoutResult(status -> {
            jdbc.sql("select id from notices.notice where account_id = :reader for update")
                    .param("reader", leaving.id().value())
                    .query(UUID.class)
                    .single();
            Thread.startVirtualThread(() ->
                    deleted.complete(send("DELETE", "/api/me", null, leaving).statusCode()));
            await().pollInSameThread()
                    .until(() -> jdbc.sql("""
                                    select exists (select from pg_locks
                                    where not granted and pg_backend_pid() = any (pg_blocking_pids(pid)))
                                    """).query(Boolean.class).single());
            mails.send(new Letter(
                    "notice.access-given",
                    leaving.email(),
                    Locale.ENGLISH,
                    Map.of("title", "You can use it", "text", "Now."),
                    null));
        });

        assertThat(deleted.join()).isEqualTo(204);
        assertThat(letterKindsOf(leaving)).isEmpty();
    }

    private RegularWork forgetting(NoticesSettings settings, Duration later) {
        return new NoticesJobs()
                .forgetNotices(notices, settings, Clock.fixed(clock.instant().plus(later), ZoneOffset.UTC));
    }

    private void tell(Account reader, NoticeKind kind) {
        List<AccountId> readers = List.of(reader.id());
        var said = Map.of("app", "Help <b>Desk</b>", "organization", "Acme", "name", "Olivia");
        transactions.executeWithoutResult(status -> notices.tell(readers, new News(kind, said, "/apps")));
    }

    private void choose(Account reader, String kind, boolean mail) {
        var answer = send(
                "PUT",
                "/api/me/notice-preferences",
                Map.of("kinds", List.of(Map.of("kind", kind, "mail", mail))),
                reader);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private JsonNode preference(Account reader, String kind) {
        return body(send("GET", "/api/me/notice-preferences", null, reader))
                .get("kinds")
                .valueStream()
                .filter(preference -> preference.get("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}

package dev.patchbay.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.accounts.Account;
import dev.patchbay.installs.Installation;
import dev.patchbay.live.Listener.Event;
import dev.patchbay.pipeline.Source;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages are told what is there, then what changes, each thing once, and only what is for them. */
class FollowingTests extends LiveScene {

    @Autowired
    Nudges nudges;

    @Autowired
    MeterRegistry meters;

    @Autowired
    Feeds feeds;

    @Test
    void tellsWhatIsThereAndThenWhatChangesAndNothingTwice() throws Exception {
        tell("TEA", 3.5);
        tell("GONE", 1);
        accept(null, "{\"symbol\":\"GONE\",\"_deleted\":true}");

        Listener listener = follow(owner, installation);

        awaitCaughtUp(listener);
        Event first = listener.events("records").getFirst();
        assertThat(first.data().path("anew").asBoolean()).isTrue();
        assertThat(first.data().path("installation").asString())
                .isEqualTo(installation.id().toString());
        assertThat(listener.held()).containsOnlyKeys(key("TEA"));
        JsonChecks.assertRecord(first.data().path("records").get(0), "[\"TEA\"]", 3.5);
        assertThat(listener.header("Content-Type")).startsWith("text/event-stream");
        assertThat(listener.header("Cache-Control")).isEqualTo("no-store");
        tell("RUM", 7);
        tell("TEA", 4);
        awaitHeld(listener, "RUM", 7);
        awaitHeld(listener, "TEA", 4);
        accept(null, "{\"symbol\":\"RUM\",\"_deleted\":true}");
        await().untilAsserted(() -> assertThat(listener.held()).containsOnlyKeys(key("TEA")));
        assertThat(listener.records()).doesNotHaveDuplicates();
        assertThat(listener.events("records").stream()
                        .filter(event -> event.data().path("anew").asBoolean()))
                .hasSize(1);
    }

    @Test
    void tellsAPageThatThereIsNothingYet() throws Exception {
        Listener listener = follow(owner, installation);

        await().until(() -> !listener.events("position").isEmpty());
        assertThat(listener.events("records")).hasSize(1);
        assertThat(listener.events("records").getFirst().data().path("anew").asBoolean())
                .isTrue();
        assertThat(listener.held()).isEmpty();
    }

    /** Only now and then is a page told where it is: what came since comes once more, and nothing else does. */
    @Test
    void goesOnWhereAPageWasWithoutAGapAndWithoutWhatItHas() throws Exception {
        for (int i = 0; i < 120; i++) {
            tell("K" + i, i);
        }
        String cookie = signIn(owner);
        Listener before = follow(cookie, query(installation), null);
        awaitCaughtUp(before);
        assertThat(before.held()).hasSize(120);
        String position = before.position();
        tell("K5", 1_000);
        awaitHeld(before, "K5", 1_000);
        await().until(() -> !before.position().equals(position));
        before.close();
        tell("K6", 2_000);
        tell("NEW", 1);

        Listener byHeader = follow(cookie, query(installation), before.position());
        Listener byParameter = follow(cookie, query(installation) + "after=" + before.position(), null);
        Listener unreadable = follow(cookie, query(installation), "nonsense!");

        for (Listener again : List.of(byHeader, byParameter)) {
            awaitCaughtUp(again);
            assertThat(again.held()).containsOnlyKeys(key("K6"), key("NEW"));
            assertThat(again.events("records"))
                    .allMatch(event -> !event.data().path("anew").asBoolean());
        }
        tell("LATER", 1);
        awaitHeld(byHeader, "LATER", 1);
        awaitHeld(byParameter, "LATER", 1);
        awaitCaughtUp(unreadable);
        awaitHeld(unreadable, "LATER", 1);
        assertThat(unreadable.held()).hasSize(122);
    }

    /** As after a backup was restored: what the page holds is not to be believed. */
    @Test
    void tellsEverythingAnewToAPageThatWasFurtherThanAnybodyCanBe() throws Exception {
        tell("TEA", 3.5);
        String cookie = signIn(owner);
        Listener before = follow(cookie, query(installation), null);
        awaitCaughtUp(before);
        String position = before.position();
        jdbc.sql("update pipeline.record set version = 1 where source = :source")
                .param("source", source.value())
                .update();
        jdbc.sql("update pipeline.source set last_version = 0 where integration = :source")
                .param("source", source.value())
                .update();

        Listener again = follow(cookie, query(installation), position);

        awaitCaughtUp(again);
        assertThat(again.events("records").getFirst().data().path("anew").asBoolean())
                .isTrue();
        assertThat(again.held()).containsOnlyKeys(key("TEA"));
    }

    @Test
    void tellsPrivateRecordsToThoseAloneWhoseTheyAre() throws Exception {
        Account other = person();
        var elsewhere = organizations.create(slug(), "Elsewhere", other.id(), other.id());
        Installation theirs =
                installs.install(source, elsewhere.id(), other.id()).installation();
        tell("ALL", 1);
        tell(installation.id(), "OURS", 1);
        Listener ours = follow(member, installation);
        Listener stranger = follow(other, theirs, installation);

        awaitCaughtUp(ours);
        awaitCaughtUp(stranger);
        tell(installation.id(), "OURS", 2);
        tell(theirs.id(), "THEIRS", 5);
        tell("ALL", 2);

        awaitHeld(ours, "OURS", 2);
        awaitHeld(ours, "ALL", 2);
        awaitHeld(stranger, "THEIRS", 5);
        awaitHeld(stranger, "ALL", 2);
        assertThat(ours.held()).containsOnlyKeys(key("ALL"), key("OURS"));
        assertThat(stranger.held()).containsOnlyKeys(key("ALL"), key("THEIRS"));
        assertThat(stranger.state(installation.id())).isEqualTo("revoked");
        assertThat(stranger.events("records"))
                .allMatch(event -> event.data()
                        .path("installation")
                        .asString()
                        .equals(theirs.id().toString()));
    }

    @Test
    void readsASourceOnceForAllItsPages() throws Exception {
        Listener one = follow(owner, installation);
        Listener two = follow(member, installation);
        awaitCaughtUp(one);
        awaitCaughtUp(two);

        assertThat(meters.get("patchbay.live.pages").gauge().value()).isEqualTo(2);
        assertThat(feeds.all().stream().filter(feed -> feed.source().equals(source)))
                .singleElement()
                .satisfies(feed -> assertThat(feed.lines()).hasSize(2));
        tell("TEA", 1);
        awaitHeld(one, "TEA", 1);
        awaitHeld(two, "TEA", 1);
    }

    /** The newest of each record, and the last of all. */
    @Test
    void sendsAtMostFourFlushesASecondHoweverOftenSomethingChanges() throws Exception {
        Listener listener = follow(owner, installation);
        awaitCaughtUp(listener);
        int before = listener.events("records").size();
        long began = System.nanoTime();
        int price = 0;
        while (price < 100 || System.nanoTime() - began < TimeUnit.SECONDS.toNanos(2)) {
            price++;
            tell("TEA", price);
        }
        awaitHeld(listener, "TEA", price);

        List<Event> flushes = listener.events("records");
        double seconds = (flushes.getLast().nanos() - began) / 1e9;
        assertThat(flushes.size() - before).isLessThanOrEqualTo((int) Math.ceil(seconds * 4) + 1);
        assertThat(flushes.size() - before).isLessThan(price);
        assertThat(listener.records()).doesNotHaveDuplicates();
    }

    @Test
    void nudgesAPersonsPagesWhenItIsCommittedAndNotWhenItIsNot() throws Exception {
        // members are told of what is installed by a job, at any time: these two belong nowhere
        Account nudged = person();
        Account other = person();
        Listener first = follow(nudged);
        Listener second = follow(nudged);
        Listener another = follow(other);
        await().until(() -> pages.count() == 3);

        transaction.executeWithoutResult(status -> {
            nudges.nudge(nudged.id(), Nudges.NOTICES);
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> {
            nudges.nudge(nudged.id(), Nudges.DASHBOARD);
            nudges.nudge(nudged.id(), Nudges.DASHBOARD);
        });

        for (Listener told : List.of(first, second)) {
            await().until(() -> !told.events("nudge").isEmpty());
            assertThat(told.events("nudge"))
                    .extracting(event -> event.data().path("topic").asString())
                    .containsExactly("dashboard");
        }
        transaction.executeWithoutResult(status -> nudges.nudge(other.id(), Nudges.NOTICES));
        await().until(() -> !another.events("nudge").isEmpty());
        assertThat(another.events("nudge"))
                .extracting(event -> event.data().path("topic").asString())
                .containsExactly("notices");
    }

    /** Whatever was said while the connection was cut was missed. */
    @Test
    void nudgesEverybodyWhenTheConnectionToTheDatabaseWasCut() throws Exception {
        Listener listener = follow(owner);
        await().until(() -> pages.count() == 1);

        await().until(() -> jdbc.sql("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where datname = current_database() and application_name = 'patchbay locks' and pid <> pg_backend_pid()
                        """).query(Integer.class).single() > 0);

        await().until(() -> listener.events("nudge").size() >= Nudges.TOPICS.size());
        await().untilAsserted(() -> {
            transaction.executeWithoutResult(status -> nudges.nudge(owner.id(), Nudges.DASHBOARD));
            assertThat(listener.events("nudge")).hasSizeGreaterThan(Nudges.TOPICS.size());
        });
    }

    @Test
    void saysThatASourceIsStaleWhenItSaysNothingForThreeOfItsIntervals() throws Exception {
        tell("TEA", 1);
        Listener listener = follow(owner, installation);
        await().until(() -> listener.state(installation.id()).equals("live"));

        clock.advance(Duration.ofSeconds(170));
        clock.advance(Duration.ofSeconds(20));

        await().until(() -> listener.state(installation.id()).equals("stale"));
        Event stale = listener.events("status").getLast();
        assertThat(stale.data().path("since").asString())
                .isLessThan(clock.instant().toString());
        assertThat(listener.held()).containsOnlyKeys(key("TEA"));
        // that nothing has changed is a sign of life too
        var same = tools.jackson.databind.json.JsonMapper.shared().readTree("{\"symbol\":\"TEA\",\"price\":1.0}");
        ingest.accept(source, null, List.of(same));
        await().until(() -> listener.state(installation.id()).equals("live"));
    }

    @Test
    void knowsTheSourceThatHasRecordsForEachInstallationAlone() throws Exception {
        String single = "s-" + ids.next();
        var its = list(single, true);
        SERVER.on("/" + single + "/data", 200, "application/json", "[{\"symbol\":\"OWN\",\"price\":1}]");
        Installation one = installs.install(its, organization, owner.id()).installation();
        await().until(() -> sources.of(its).map(Source::schema).isPresent());
        Listener listener = follow(owner, one, installation);

        await().until(() -> !listener.events("position").isEmpty());
        assertThat(listener.state(one.id())).isEqualTo("stale"); // it was never heard of
        var own = tools.jackson.databind.json.JsonMapper.shared().readTree("{\"symbol\":\"OWN\",\"price\":1}");
        ingest.accept(its, one.id(), List.of(own));
        await().until(() -> listener.held().containsKey(key("OWN")));
        await().until(() -> "live".equals(listener.state(one.id())));
    }

    @Test
    void tellsPagesThatThisNodeEndsAndTakesNoMore() throws Exception {
        Listener listener = follow(owner, installation);
        awaitCaughtUp(listener);
        String cookie = signIn(owner);

        pages.stop();
        try {
            await().until(() -> listener.ended().equals("restart") && listener.isOver());
            Listener refused = follow(cookie, "", null);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotEmpty();
        } finally {
            pages.start();
        }
        assertThat(follow(cookie, "", null).status()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsTooMuch() throws Exception {
        String cookie = signIn(owner);
        var versions = new HashSet<Integer>();
        for (int i = 0; i < 4; i++) {
            versions.add(follow(cookie, "", null).status());
        }
        assertThat(versions).containsExactly(200);

        Listener fifth = follow(cookie, "", null);

        assertThat(fifth.status()).isEqualTo(429);
        assertThat(fifth.header("Content-Type")).startsWith("application/problem+json");
        assertThat(fifth.header("Retry-After")).isEqualTo("5");
        String other = signIn(owner);
        assertThat(follow(other, "", null).status()).isEqualTo(200);
        assertThat(follow(other, "", null).status()).isEqualTo(200);
        assertThat(follow(other, "", null).status()).isEqualTo(429);
        assertThat(follow(signIn(member), "", null).status()).isEqualTo(200);
        open.getFirst().close();
        // those that were left are noticed when room is wanted
        await().until(() -> follow(cookie, "", null).status() == 200);
        var ids51 = new Object[51];
        for (int i = 0; i < ids51.length; i++) {
            ids51[i] = ids.next();
        }
        assertThat(follow(signIn(member), query(ids51), null).status()).isEqualTo(400);
        assertThat(follow("patchbay=nobody", "", null).status()).isEqualTo(401);
        assertThat(follow(signIn(member), "?installation=nonsense", null).status())
                .isEqualTo(404);
    }

    @Test
    void saysNowAndThenThatItIsThere() throws Exception {
        Listener listener = follow(owner, installation);
        awaitCaughtUp(listener);

        await().until(() -> !listener.comments().isEmpty());

        assertThat(Objects.requireNonNull(listener.comments()).getFirst()).isEqualTo(":");
    }
}

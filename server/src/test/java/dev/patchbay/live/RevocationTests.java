package dev.patchbay.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.accounts.Account;
import dev.patchbay.installs.Access;
import dev.patchbay.installs.AccessPolicy;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.SuspensionCause;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may not see something any more sees nothing more of it, whatever it was that ended. */
class RevocationTests extends LiveScene {

    private Account other;
    private Installation theirs;
    private String cookie;
    private Listener listener;
    private Listener witness;

    /** The member looks on, and somebody whom none of this concerns. */
    @BeforeEach
    void theyFollow() throws Exception {
        other = person();
        var elsewhere = organizations.create(slug(), "Elsewhere", other.id(), other.id());
        theirs = installs.install(source, elsewhere.id(), other.id()).installation();
        tell("TEA", 1);
        cookie = signIn(member);
        listener = follow(cookie, query(installation), null);
        witness = follow(other, theirs);
        awaitHeld(listener, "TEA", 1);
        awaitHeld(witness, "TEA", 1);
        // which is said behind what is there
        await().until(() -> listener.state(installation.id()).equals("live"));
    }

    enum Ended {
        SIGNED_OUT,
        SIGNED_OUT_FROM_ELSEWHERE,
        ACCOUNT_CLOSED
    }

    @ParameterizedTest
    @EnumSource
    void endsThePageWithItsSession(Ended how) throws Exception {
        switch (how) {
            case SIGNED_OUT -> call("DELETE", "/api/session", null, cookie);
            case SIGNED_OUT_FROM_ELSEWHERE -> call("DELETE", "/api/me/sessions", null, signIn(member));
            case ACCOUNT_CLOSED ->
                assertThat(call("DELETE", "/api/me", null, cookie).statusCode()).isEqualTo(204);
        }

        await().atMost(AT_ONCE).until(() -> listener.isOver());
        assertThat(listener.ended()).isEqualTo("signed-out");
        assertThat(follow(cookie, query(installation), null).status()).isEqualTo(401);
        nothingComesToItButToOthers();
    }

    /** Nobody tells of it: the node looks. */
    @Test
    void endsThePageOfASessionThatEndsByItself() throws Exception {
        clock.advance(Duration.ofHours(13));

        await().atMost(AT_ONCE).until(() -> listener.isOver());
        assertThat(listener.ended()).isEqualTo("signed-out");
    }

    enum Revoked {
        UNINSTALLED,
        SUSPENDED,
        ACCESS_WITHDRAWN,
        ONLY_THE_ASSIGNED,
        LEFT,
        ORGANIZATION_CLOSED
    }

    @ParameterizedTest
    @EnumSource
    void tellsThePageThatItMayNotSeeTheSourceAnyMore(Revoked how) throws Exception {
        switch (how) {
            case UNINSTALLED -> installs.uninstall(installation.id(), owner.id());
            case SUSPENDED -> installs.suspend(installation.id(), SuspensionCause.ADMIN, owner.id());
            case ACCESS_WITHDRAWN -> members.decide(installation.id(), member.id(), Access.NONE, owner.id());
            case ONLY_THE_ASSIGNED -> members.policy(installation.id(), AccessPolicy.ASSIGNED, owner.id());
            case LEFT -> organizations.removeMember(organization, member.id(), member.id());
            case ORGANIZATION_CLOSED -> {
                String its =
                        organizations.find(organization).orElseThrow().name().value();
                var answer = call("DELETE", "/api/organizations/" + organization, Map.of("name", its), signIn(owner));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
            }
        }

        await().atMost(AT_ONCE).until(() -> listener.state(installation.id()).equals("revoked"));
        assertThat(listener.isOver()).isFalse();
        nothingComesToItButToOthers();
        assertThat(listener.state(installation.id())).isEqualTo("revoked");
    }

    @Test
    void goesOnWithEverythingAnewWhenTheSourceMayBeSeenAgain() throws Exception {
        installs.suspend(installation.id(), SuspensionCause.ADMIN, owner.id());
        await().atMost(AT_ONCE).until(() -> listener.state(installation.id()).equals("revoked"));
        tell("MEANWHILE", 2);

        installs.resume(installation.id(), SuspensionCause.ADMIN, owner.id());

        await().until(() -> listener.state(installation.id()).equals("live"));
        awaitHeld(listener, "MEANWHILE", 2);
        assertThat(listener.held()).containsOnlyKeys(key("TEA"), key("MEANWHILE"));
        assertThat(listener.events("records").getLast().data().path("anew").asBoolean())
                .isTrue();
    }

    /** Of what is not for it, a page is told the same as of what does not exist. */
    @Test
    void saysOfOthersNoMoreThanOfNothing() throws Exception {
        var nothing = ids.next();
        Listener asking = follow(member, theirs, nothing, installation);

        awaitHeld(asking, "TEA", 1);
        await().until(() -> asking.state(installation.id()).equals("live"));
        assertThat(asking.state(theirs.id())).isEqualTo("revoked");
        assertThat(asking.state(nothing)).isEqualTo("revoked");
    }

    private void nothingComesToItButToOthers() {
        tell("SECRET", 42);
        awaitHeld(witness, "SECRET", 42);
        tell("SECRET", 43);
        awaitHeld(witness, "SECRET", 43); // a flush later
        assertThat(listener.held()).doesNotContainKey(key("SECRET"));
    }
}

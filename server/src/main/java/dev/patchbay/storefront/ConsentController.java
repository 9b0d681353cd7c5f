package dev.patchbay.storefront;

import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.DifferenceWords;
import dev.patchbay.catalog.Publishing;
import dev.patchbay.catalog.VersionDifference.Change;
import dev.patchbay.installs.Asked;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.InstallationView;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.Reconsents;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a new version of an installed app asks for, and the answer of whoever decides about it. */
@RestController
@RequestMapping("/api/installations/{id}/consent")
class ConsentController {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Each is an event for the app, and a revocation that every node keeps. */
    private static final Allowance ANSWERS = new Allowance(20, MINUTE, MINUTE);

    private final Installs installs;
    private final Reconsents reconsents;
    private final OwnInstalls own;
    private final Installations installations;
    private final Publishing publishing;
    private final DifferenceWords words;
    private final Throttle throttle;

    ConsentController(
            Installs installs,
            Reconsents reconsents,
            OwnInstalls own,
            Installations installations,
            Publishing publishing,
            DifferenceWords words,
            Throttle throttle) {
        this.installs = installs;
        this.reconsents = reconsents;
        this.own = own;
        this.installations = installations;
        this.publishing = publishing;
        this.words = words;
        this.throttle = throttle;
    }

    /** For the admins of the organization; what one's own app asks is on the page of consent. */
    @GetMapping
    AskedBody show(Session session, @PathVariable String id, Locale reader) {
        return reconsents
                .waiting(InstallationId.of(id), session.account())
                .map(asked -> body(asked, reader))
                .orElse(AskedBody.NOTHING);
    }

    /** The app goes on with what is agreed to; until then it had what was agreed to before. */
    @PostMapping
    InstallationBody agree(
            Session session, @PathVariable String id, @RequestBody OwnInstalls.ConsentBody consent, Locale reader) {
        var installation = InstallationId.of(id);
        InstallationView view = installs.view(installation, session.account());
        if (view.installation().owner() != null) {
            own.agree(installation, consent, session, reader);
        } else {
            // before anything is said about the answer, and so that nobody else uses up the admins' attempts
            reconsents.requireDecider(installation, session.account());
            throttle.demand("app-consent:installation:" + installation, ANSWERS);
            reconsents.agree(installation, consent.read("", reader), session.account());
        }
        return installations.body(installs.view(installation, session.account()));
    }

    private AskedBody body(Asked asked, Locale reader) {
        Installation installation = asked.own().orElseThrow();
        var before = publishing.version(installation.integration(), installation.version());
        List<ChangeBody> changes =
                publishing.difference(before.manifest(), asked.listing().manifest()).changes().stream()
                        .map(change -> new ChangeBody(
                                change.key(), change.weight().name().toLowerCase(Locale.ROOT), said(change, reader)))
                        .toList();
        return new AskedBody(
                true,
                installation.version(),
                asked.listing().version(),
                asked.version(),
                AskedScopeBody.of(asked, reader),
                ConnectionBody.of(asked),
                changes);
    }

    private String said(Change change, Locale reader) {
        return words.say(change, reader);
    }

    /**
     * What is asked.
     *
     * @param waiting whether the app waits for an answer; all else is empty when it does not
     * @param installedVersion the version that it stays on until then
     * @param newVersion the version that asks
     * @param version what is to be sent with the answer: it names exactly these words
     * @param connections what its widget connects to, the new ones marked
     */
    record AskedBody(
            boolean waiting,
            @Nullable String installedVersion,
            @Nullable String newVersion,
            @Nullable String version,
            List<AskedScopeBody> scopes,
            List<ConnectionBody> connections,
            List<ChangeBody> changes) {

        static final AskedBody NOTHING = new AskedBody(false, null, null, null, List.of(), List.of(), List.of());
    }

    /**
     * One thing that the version changes.
     *
     * @param weight {@code consent} for what is asked, {@code notice} for what should be known, {@code minor} for the rest
     * @param text a sentence in the reader's language
     */
    record ChangeBody(String key, String weight, String text) {}
}

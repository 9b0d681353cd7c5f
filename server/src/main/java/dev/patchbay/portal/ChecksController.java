package dev.patchbay.portal;

import dev.patchbay.accounts.Session;
import dev.patchbay.vetting.CheckWords;
import dev.patchbay.vetting.Run;
import dev.patchbay.vetting.Vetting;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Having an integration checked, and what came of it. */
@RestController
@RequestMapping("/api/developer/integrations/{name}/checks")
class ChecksController {

    private static final int SHOWN = 10;

    private final Desk desk;
    private final Vetting vetting;
    private final CheckWords words;
    private final PortalBounds bounds;

    ChecksController(Desk desk, Vetting vetting, CheckWords words, PortalBounds bounds) {
        this.desk = desk;
        this.vetting = vetting;
        this.words = words;
        this.bounds = bounds;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    CheckRun start(
            Session session,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable CheckWish wish,
            Locale locale) {
        var integration = desk.require(session, name);
        bounds.demand(PortalBounds.Act.CHECKS, integration);
        String version = wish == null ? null : wish.version();
        var run = version == null || version.isBlank()
                ? vetting.start(integration.id(), session.account())
                : vetting.start(integration.id(), version, session.account());
        return body(vetting.find(run).orElseThrow(), locale);
    }

    @GetMapping
    CheckRuns list(Session session, @PathVariable String name, Locale locale) {
        var integration = desk.require(session, name);
        return new CheckRuns(vetting.runs(integration.id(), SHOWN).stream()
                .map(run -> body(run, locale))
                .toList());
    }

    private CheckRun body(Run run, Locale locale) {
        return new CheckRun(
                run.id().value(),
                run.version(),
                run.draft(),
                run.cause().name().toLowerCase(Locale.ROOT),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt(),
                run.results().stream().map(result -> body(result, locale)).toList());
    }

    private CheckOfRule body(Run.Result result, Locale locale) {
        String mend = words.mend(result, locale);
        return new CheckOfRule(
                result.rule(),
                result.mode().word(),
                result.outcome().word(),
                words.title(result.rule(), locale),
                words.evidence(result, locale),
                mend.isEmpty() ? null : mend);
    }

    /** @param version a published one; absent: the draft, or the current version where there is none */
    record CheckWish(@Nullable String version) {}

    /** @param runs the newest first, ten at most */
    record CheckRuns(List<CheckRun> runs) {}

    /**
     * A look at an integration.
     *
     * @param draft whether it was what will be the next version
     * @param cause {@code asked}, {@code publishing} or {@code scheduled}
     * @param startedAt null while it waits
     * @param finishedAt null until every rule was looked at; before that nothing may be concluded from the results
     * @param results what came of the rules so far, in their order
     */
    record CheckRun(
            UUID id,
            String version,
            boolean draft,
            String cause,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            List<CheckOfRule> results) {}

    /**
     * What came of a rule.
     *
     * @param mode {@code monitor}: it stops nothing; {@code enforce}: nothing is published that breaks it
     * @param outcome {@code passed}, {@code failed}, {@code warned} or {@code skipped}
     * @param title what the rule asks for
     * @param evidence what was seen; other members for each rule
     * @param mend what to do, or why nobody looked; null where there is nothing to say
     */
    record CheckOfRule(
            String rule,
            String mode,
            String outcome,
            String title,
            Map<String, Object> evidence,
            @Nullable String mend) {}
}

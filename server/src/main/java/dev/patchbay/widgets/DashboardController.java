package dev.patchbay.widgets;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.patchbay.accounts.Session;
import dev.patchbay.documents.Fault;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.limits.Allowance;
import dev.patchbay.limits.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One's own dashboard. Whatever changes it answers the whole, so that a page is always right. */
@RestController
@RequestMapping("/api/dashboard")
class DashboardController {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Somebody who drags quickly is nowhere near. */
    private static final Allowance CHANGES = new Allowance(240, MINUTE, MINUTE);

    /** A panel that stays open asks twice a minute, in each window. */
    private static final Allowance LOOKS = new Allowance(120, MINUTE, MINUTE);

    private final DashboardView view;
    private final Dashboards dashboards;
    private final Arranging arranging;
    private final Proposals proposals;
    private final Choices choices;
    private final Throttle throttle;

    DashboardController(
            DashboardView view,
            Dashboards dashboards,
            Arranging arranging,
            Proposals proposals,
            Choices choices,
            Throttle throttle) {
        this.view = view;
        this.dashboards = dashboards;
        this.arranging = arranging;
        this.proposals = proposals;
        this.choices = choices;
        this.throttle = throttle;
    }

    @GetMapping
    DashboardBody show(Session session) {
        return view.of(session.account());
    }

    @GetMapping("/choices")
    ChoiceList choices(Session session) {
        throttle.demand("dashboard-choices:account:" + session.account(), LOOKS);
        return new ChoiceList(choices.of(session.account()));
    }

    @PostMapping("/placements")
    PlacedBody place(Session session, @RequestBody NewPlacements wanted) {
        List<NewPlacement> placements = wanted.placements;
        if (placements == null
                || placements.isEmpty()
                || placements.size() > Dashboards.MOST
                || placements.contains(null)) {
            throw InvalidRequest.of("/placements", "Give 1 to " + Dashboards.MOST + " widgets to place.");
        }
        bound(session);
        List<UUID> placed = dashboards.place(session.account(), placements);
        return PlacedBody.of(view.of(session.account()), placed);
    }

    @PatchMapping("/placements/{id}")
    DashboardBody change(Session session, @PathVariable String id, @RequestBody PlacementChange change) {
        UUID placement = id(id);
        bound(session);
        dashboards.change(session.account(), placement, change.title, change.config);
        return view.of(session.account());
    }

    @PutMapping("/layout")
    DashboardBody arrange(Session session, @RequestBody Layout layout) {
        List<Arranging.Place> places = layout.places;
        var mistakes = new InvalidRequest();
        if (layout.revision == null) {
            mistakes.error("/revision", "needed", "Give the revision that you read.");
        }
        if (places == null || places.size() > Dashboards.MOST || places.contains(null)) {
            mistakes.error("/places", "needed", "Give the places of at most " + Dashboards.MOST + " widgets.");
        }
        mistakes.orThrow();
        bound(session);
        AccountId account = session.account();
        if (!arranging.arrange(account, number(layout.revision), places == null ? List.of() : places)) {
            throw new ProblemException(
                    WidgetsProblem.DASHBOARD_MOVED_ON,
                    "Nothing was moved. The dashboard was changed elsewhere meanwhile: this is how it stands.",
                    Map.of("dashboard", view.of(account)));
        }
        return view.of(account);
    }

    @DeleteMapping("/placements/{id}")
    DashboardBody remove(Session session, @PathVariable String id) {
        UUID placement = id(id);
        bound(session);
        dashboards.remove(session.account(), placement);
        return view.of(session.account());
    }

    @PostMapping("/placements/{id}/restore")
    DashboardBody restore(Session session, @PathVariable String id) {
        UUID placement = id(id);
        bound(session);
        dashboards.restore(session.account(), placement);
        return view.of(session.account());
    }

    @PostMapping("/proposals/{id}/accept")
    PlacedBody accept(Session session, @PathVariable String id) {
        UUID proposal = id(id);
        bound(session);
        UUID placed = proposals.accept(session.account(), proposal);
        return PlacedBody.of(view.of(session.account()), List.of(placed));
    }

    @PostMapping("/proposals/{id}/decline")
    DashboardBody decline(Session session, @PathVariable String id) {
        UUID proposal = id(id);
        bound(session);
        proposals.decline(session.account(), proposal);
        return view.of(session.account());
    }

    private void bound(Session session) {
        throttle.demand("dashboard:account:" + session.account(), CHANGES);
    }

    private static UUID id(String text) {
        return PlacementRules.uuid(text)
                .orElseThrow(() -> new ProblemException(
                        KernelProblem.NOT_FOUND, "There is nothing with this id on your dashboard."));
    }

    private static long number(@Nullable Long given) {
        return given == null ? -1 : given;
    }

    record ChoiceList(List<ChoiceBody> choices) {}

    /** @param placements a template is one call: all of them are placed, or none */
    record NewPlacements(@Nullable List<NewPlacement> placements) {}

    /**
     * What is to be otherwise.
     *
     * @param title null or empty for the name of the integration; absent to leave it
     * @param config all settings; absent to leave them
     */
    record PlacementChange(@Nullable String title, @Nullable JsonNode config) {

        /** Only here something that is null is told apart from something that is not given. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static PlacementChange of(ObjectNode given) {
            var mistakes = new InvalidRequest();
            given.propertyNames().stream()
                    .filter(name -> !name.equals("title") && !name.equals("config"))
                    .forEach(name -> mistakes.error(
                            Fault.below("", name), "There is no field of this name here. Known: config, title."));
            JsonNode title = given.get("title");
            if (title != null && !title.isNull() && !title.isString()) {
                mistakes.error("/title", "This value does not fit here.");
            }
            mistakes.orThrow();
            return new PlacementChange(
                    title == null ? null : title.isNull() ? "" : title.asString(), given.get("config"));
        }
    }

    /**
     * Where things should stand. What is not named stays.
     *
     * @param revision the one that was read
     */
    record Layout(@Nullable Long revision, @Nullable List<Arranging.Place> places) {}
}

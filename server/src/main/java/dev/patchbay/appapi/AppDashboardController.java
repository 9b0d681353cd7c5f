package dev.patchbay.appapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.gateway.Caller;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.widgets.AppDashboards;
import dev.patchbay.widgets.PlacementWish;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The dashboard of the person for whom an app calls: what is on it, and what the app would like to have there. */
@RestController
@RequestMapping("/v1/dashboard")
class AppDashboardController {

    private final AppDashboards dashboards;

    AppDashboardController(AppDashboards dashboards) {
        this.dashboards = dashboards;
    }

    @GetMapping
    ResponseEntity<AppDashboard> show(Caller caller) {
        return answer(
                HttpStatus.OK,
                new AppDashboard(dashboards.of(installation(caller), caller.requireAccount()).stream()
                        .map(AppPlacement::of)
                        .toList()));
    }

    @PostMapping("/proposals")
    ResponseEntity<AppProposal> propose(Caller caller, @RequestBody PlacementWish wish) {
        UUID id = dashboards.propose(installation(caller), caller.requireAccount(), wish);
        return answer(HttpStatus.ACCEPTED, proposal(caller, id));
    }

    @GetMapping("/proposals/{id}")
    ResponseEntity<AppProposal> proposal(Caller caller, @PathVariable String id) {
        return answer(HttpStatus.OK, proposal(caller, uuid(id)));
    }

    @PatchMapping("/placements/{id}")
    ResponseEntity<AppPlacement> configure(Caller caller, @PathVariable String id, @RequestBody AppSettings settings) {
        return answer(
                HttpStatus.OK,
                AppPlacement.of(dashboards.configure(
                        installation(caller), caller.requireAccount(), uuid(id), settings.config)));
    }

    private AppProposal proposal(Caller caller, UUID id) {
        var answered = dashboards.answer(installation(caller), caller.requireAccount(), id);
        return new AppProposal(id, answered.state().word(), answered.placement());
    }

    /** By which the app knows the person. */
    private static InstallationId installation(Caller caller) {
        caller.requireAccount();
        InstallationId installation = caller.installation();
        if (installation == null) {
            throw nothing();
        }
        return installation;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw nothing();
        }
    }

    private static ProblemException nothing() {
        return new ProblemException(KernelProblem.NOT_FOUND, "There is nothing of yours with this id.");
    }

    private static <T> ResponseEntity<T> answer(HttpStatus status, T body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    record AppDashboard(List<AppPlacement> placements) {}

    /**
     * Something on the dashboard.
     *
     * @param widget how it is shown: built in, or the integration's own
     * @param own whether it shows the app that asks; only then it is told what, and how it is set up
     * @param x column of 12, from 0
     * @param y row, from 0
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AppPlacement(
            String widget,
            boolean own,
            int x,
            int y,
            int w,
            int h,
            @Nullable UUID id,
            @Nullable String title,
            @Nullable JsonNode config) {

        static AppPlacement of(AppDashboards.Seen seen) {
            AppDashboards.Own own = seen.own();
            return new AppPlacement(
                    seen.kind().word(),
                    own != null,
                    seen.x(),
                    seen.y(),
                    seen.w(),
                    seen.h(),
                    own == null ? null : own.id(),
                    own == null ? null : own.title(),
                    own == null ? null : own.config());
        }
    }

    /**
     * What became of a proposal.
     *
     * @param state one of open, accepted, declined, expired
     * @param placement what it became; absent unless it was accepted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AppProposal(UUID id, String state, @Nullable UUID placement) {}

    /** @param config all settings of it, anew */
    record AppSettings(@Nullable JsonNode config) {}
}

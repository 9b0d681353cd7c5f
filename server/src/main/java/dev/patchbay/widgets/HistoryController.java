package dev.patchbay.widgets;

import dev.patchbay.accounts.Session;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a placed line was before its page was opened. */
@RestController
class HistoryController {

    private final History history;

    HistoryController(History history) {
        this.history = history;
    }

    @GetMapping("/api/dashboard/placements/{id}/history")
    HistoryBody show(Session session, @PathVariable String id) {
        return history.of(session.account(), PlacementRules.uuid(id).orElseThrow(Dashboards::unknown));
    }
}

package dev.patchbay.widgets;

import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.ProblemKind;
import dev.patchbay.kernel.ProblemType;

/** Refusals of this module. */
enum WidgetsProblem implements Problem {
    DASHBOARD_MOVED_ON("dashboard-moved-on", ProblemKind.CONFLICT, "The dashboard was changed meanwhile"),
    DASHBOARD_FULL("dashboard-full", ProblemKind.CONFLICT, "There is no room for more widgets"),
    PROPOSAL_DECIDED("proposal-decided", ProblemKind.CONFLICT, "This proposal is no longer open"),
    TOO_MANY_PROPOSALS("too-many-proposals", ProblemKind.CONFLICT, "Too many proposals wait for an answer"),
    WIDGET_STORAGE_FULL("widget-storage-full", ProblemKind.CONFLICT, "The widget keeps too much"),
    WIDGET_NOT_USABLE("widget-not-usable", ProblemKind.GONE, "The widget may not be used"),
    TOO_MANY_FETCHES("too-many-fetches", ProblemKind.TOO_MANY, "The widget was fetched too often today"),
    WIDGET_TOO_BUSY("widget-too-busy", ProblemKind.TOO_MANY, "The widget asks too often"),
    SCOPE_NOT_GRANTED("scope-not-granted", ProblemKind.FORBIDDEN, "Nobody agreed to this scope");

    private final ProblemType type;

    WidgetsProblem(String slug, ProblemKind kind, String title) {
        this.type = new ProblemType(slug, kind, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}

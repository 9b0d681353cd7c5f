package dev.patchbay.console;

import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.Page;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How events and data flow through this Patchbay, for its operators. */
@RestController
@RequestMapping("/api/console/pipeline")
class PipelineController {

    private static final int LARGEST_PAGE = 200;
    private static final int LONGEST_QUERY = 100;
    private static final int MOST_DAYS = 30;

    private final Permissions permissions;
    private final PipelineBoard board;

    PipelineController(Permissions permissions, PipelineBoard board) {
        this.permissions = permissions;
        this.board = board;
    }

    @GetMapping
    PipelineOverview show(Session session, @RequestParam(defaultValue = "1") int days) {
        permissions.requireOperator(session);
        return board.overview(checked(days));
    }

    @GetMapping("/sources")
    PipelineSources sources(
            Session session,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        permissions.requireOperator(session);
        var mistakes = new InvalidRequest().limit(limit, LARGEST_PAGE);
        if (q.length() > LONGEST_QUERY) {
            mistakes.error("/q", "At most " + LONGEST_QUERY + " characters.");
        }
        mistakes.orThrow();
        Page<PipelineSource> page = board.sources(q.strip(), from(after), limit);
        return new PipelineSources(
                page.items(), page.next() == null ? null : page.next().toString());
    }

    @GetMapping("/sources/{name}")
    PipelineSourceDetail source(
            Session session, @PathVariable String name, @RequestParam(defaultValue = "1") int days) {
        permissions.requireOperator(session);
        return board.source(name, checked(days))
                .orElseThrow(() -> new ProblemException(
                        KernelProblem.NOT_FOUND, "There is no data source of this name that ever had records."));
    }

    private static int checked(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw InvalidRequest.of("/days", "From 1 to " + MOST_DAYS + ".");
        }
        return days;
    }

    private static int from(@Nullable String after) {
        Cursor cursor = Cursor.given(after, 1);
        try {
            return cursor == null
                    ? 0
                    : Math.max(0, Integer.parseInt(cursor.values().getFirst()));
        } catch (NumberFormatException foreign) {
            throw new ProblemException(
                    KernelProblem.INVALID_CURSOR, "This cursor is not one that we gave. Start again without it.");
        }
    }

    /** @param next the rest of the list begins after this; null at its end */
    record PipelineSources(
            List<PipelineSource> sources, @Nullable String next) {}
}

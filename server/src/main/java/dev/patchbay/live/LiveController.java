package dev.patchbay.live;

import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.InvalidRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What changes, told to a page as it changes, as server-sent events (HTML Standard §9.2): from one request for as long as the page is
 * open and its session lasts.
 */
@RestController
class LiveController {

    private static final Logger LOG = LoggerFactory.getLogger(LiveController.class);

    private static final int MOST_INSTALLATIONS = 50;

    private final Pages pages;
    private final Looks looks;
    private final TableReading table;
    private final LiveMeters meters;
    private final LiveSettings settings;

    LiveController(Pages pages, Looks looks, TableReading table, LiveMeters meters, LiveSettings settings) {
        this.pages = pages;
        this.looks = looks;
        this.table = table;
        this.meters = meters;
        this.settings = settings;
    }

    /**
     * Follows these installations; without any, only that something else is to be fetched anew is told.
     *
     * @param after where the page was before, if it was: what came since is told, else all that is there
     */
    @GetMapping(path = "/api/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void live(
            Session session,
            @RequestParam(required = false) @Nullable List<String> installation,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletResponse response)
            throws InterruptedException {
        Set<InstallationId> installations = new LinkedHashSet<>();
        if (installation != null) {
            installation.forEach(id -> installations.add(InstallationId.of(id)));
        }
        if (installations.size() > MOST_INSTALLATIONS) {
            throw InvalidRequest.of("/installation", "At most " + MOST_INSTALLATIONS + " at once.");
        }
        var positions = Positions.read(last == null || last.isBlank() ? after : last, installations);
        Page page = pages.open(session, installations, positions);
        try {
            looks.look(page.lines());
            stream(page, response);
        } finally {
            looks.close(page);
        }
    }

    private void stream(Page page, HttpServletResponse response) throws InterruptedException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("Cache-Control", "no-store");
        // proxies that know this pass on what was written at once
        response.setHeader("X-Accel-Buffering", "no");
        @Nullable PageStream stream = null;
        try {
            stream = new PageStream(response.getOutputStream(), settings.blocked());
            new PageWriter(page, stream, table, meters).write();
            Page.End end = page.end();
            meters.ended(end == null ? "gone" : end.word());
        } catch (IOException gone) {
            LOG.debug("A page does not read any more", gone);
            meters.ended(stream != null && stream.isTooSlow() ? Page.End.SLOW.word() : "gone");
        }
    }
}

package dev.patchbay.widgets;

import dev.patchbay.installs.AppUninstalled;
import dev.patchbay.pipeline.TrialEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a source said goes with what it said it for: its installation, or its trial. */
@Component
class HistoryEndings {

    private final SeriesTable series;

    HistoryEndings(SeriesTable series) {
        this.series = series;
    }

    @EventListener
    void on(AppUninstalled uninstalled) {
        series.forget(uninstalled.installation());
    }

    @EventListener
    void on(TrialEnded ended) {
        series.forget(ended.source());
    }
}

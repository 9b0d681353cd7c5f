package dev.patchbay.notices;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.widgets.ThresholdsCrossed;
import dev.patchbay.widgets.ThresholdsCrossed.Crossed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Numbers on people's dashboards that went beyond what the people set; many at once, each for its person. */
@Component
class ThresholdNews {

    private final Notices notices;
    private final Readers readers;

    ThresholdNews(Notices notices, Readers readers) {
        this.notices = notices;
        this.readers = readers;
    }

    @EventListener
    void on(ThresholdsCrossed crossed) {
        Map<IntegrationId, String> apps = new HashMap<>();
        List<Notices.Personal> told = crossed.crossed().stream()
                .map(one -> personal(
                        one.account(),
                        one,
                        one.title() == null
                                ? apps.computeIfAbsent(
                                        one.integration(),
                                        app -> readers.listing(app).displayName())
                                : one.title()))
                .toList();
        notices.tellEach(told);
    }

    private static Notices.Personal personal(AccountId reader, Crossed crossed, String widget) {
        Map<String, String> said = new HashMap<>(Map.of(
                "widget",
                widget,
                "what",
                crossed.what(),
                NoticeWords.SIDE,
                crossed.side().word(),
                NoticeWords.FIGURE,
                String.valueOf(crossed.number()),
                NoticeWords.BOUND,
                String.valueOf(crossed.bound()),
                NoticeWords.UNIT,
                crossed.unit() == null ? "" : crossed.unit()));
        if (crossed.decimals() != null) {
            said.put(NoticeWords.DECIMALS, String.valueOf(crossed.decimals()));
        }
        return new Notices.Personal(reader, new News(NoticeKind.THRESHOLD_CROSSED, said, "/dashboard"));
    }
}

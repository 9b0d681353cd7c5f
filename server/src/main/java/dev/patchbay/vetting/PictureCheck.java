package dev.patchbay.vetting;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.limits.CpuPool;
import dev.patchbay.media.PictureSize;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Icon and screenshots are images that can be decoded, and large enough to be seen. */
final class PictureCheck extends UsualCheck {

    static final String RULE = "media";

    private static final int MAXIMUM_BYTES = 5 << 20;
    private static final int SMALLEST_ICON = 64;
    private static final int NARROWEST_SCREENSHOT = 320;
    private static final Duration DECODING = Duration.ofSeconds(10);

    private final CpuPool cpu;

    PictureCheck(CpuPool cpu) {
        super(RULE, RuleMode.ENFORCE);
        this.cpu = cpu;
    }

    @Override
    public CheckResult run(CheckSubject subject) {
        if (subject.stage() == CheckSubject.Stage.FILE) {
            return CheckResult.skipped("media.file"); // fetched and decoded when the file was applied
        }
        var manifest = subject.manifest();
        List<Map<String, Object>> seen = new ArrayList<>();
        CheckResult worst = null;
        if (manifest.icon() != null) {
            worst = worse(worst, look("icon", manifest.icon(), subject.ask(), seen));
        }
        for (int i = 0; i < manifest.screenshots().size(); i++) {
            worst = worse(worst, look("screenshots/" + i, manifest.screenshots().get(i), subject.ask(), seen));
        }
        Map<String, Object> evidence = Map.of("pictures", seen);
        if (worst != null) {
            return new CheckResult(worst.outcome(), evidence, worst.mend());
        }
        return manifest.icon() == null
                ? CheckResult.warned(evidence, "media.no-icon", Map.of())
                : CheckResult.passed(evidence);
    }

    private static @Nullable CheckResult worse(@Nullable CheckResult first, @Nullable CheckResult second) {
        if (first == null
                || (second != null && first.outcome() != Outcome.FAILED && second.outcome() == Outcome.FAILED)) {
            return second;
        }
        return first;
    }

    /** Null where nothing is wrong with it. */
    private @Nullable CheckResult look(String field, String reference, Ask ask, List<Map<String, Object>> seen) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("field", field);
        shown.put("address", reference);
        seen.add(shown);
        URI address;
        try {
            address = URI.create(reference);
        } catch (IllegalArgumentException malformed) {
            return CheckResult.failed(Map.of(), "media.status", Map.of("field", field, "status", "–"));
        }
        return switch (ask.get(address, "image/png, image/jpeg", MAXIMUM_BYTES)) {
            case Ask.Silence silence -> {
                shown.put("failure", silence.reason());
                yield silence.reason().equals("too-large")
                        ? CheckResult.failed(Map.of(), "media.image-too-large", Map.of("field", field))
                        : CheckResult.unanswered(address, silence);
            }
            case Ask.Heard heard
            when heard.status() != 200 -> {
                shown.put("status", heard.status());
                yield CheckResult.failed(
                        Map.of(), "media.status", Map.of("field", field, "status", Integer.toString(heard.status())));
            }
            case Ask.Heard heard -> decoded(field, heard.response().body(), shown);
        };
    }

    private @Nullable CheckResult decoded(String field, byte[] bytes, Map<String, Object> shown) {
        shown.put("bytes", bytes.length);
        PictureSize size;
        try {
            size = cpu.call(() -> PictureSize.of(bytes), DECODING);
        } catch (ProblemException refused) {
            shown.put("failure", refused.problem().slug());
            return switch (refused.problem().slug()) {
                case "not-an-image", "image-too-large" ->
                    CheckResult.failed(Map.of(), "media." + refused.problem().slug(), Map.of("field", field));
                default -> throw new TooBusy(refused.detail());
            };
        }
        shown.put("width", size.width());
        shown.put("height", size.height());
        boolean icon = field.equals("icon");
        if (icon ? Math.min(size.width(), size.height()) < SMALLEST_ICON : size.width() < NARROWEST_SCREENSHOT) {
            return CheckResult.failed(
                    Map.of(),
                    icon ? "media.icon-too-small" : "media.screenshot-too-small",
                    Map.of("field", field, "width", Integer.toString(size.width())));
        }
        return icon && !nearlySquare(size) ? CheckResult.warned(Map.of(), "media.icon-not-square", Map.of()) : null;
    }

    private static boolean nearlySquare(PictureSize size) {
        return Math.max(size.width(), size.height()) * 10L <= Math.min(size.width(), size.height()) * 12L;
    }
}

package dev.patchbay.widgets;

import dev.patchbay.accounts.Session;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a page says that the browser did not run a bundle that came whole: it is not what was checked, so that something between
 * here and there changes it. No report of browsers themselves says this.
 */
@RestController
class RefusalController {

    private final Dashboards dashboards;
    private final WidgetBounds bounds;
    private final Installs installs;
    private final Frames frames;
    private final BundleTable bundles;
    private final ReportDesk desk;

    RefusalController(
            Dashboards dashboards,
            WidgetBounds bounds,
            Installs installs,
            Frames frames,
            BundleTable bundles,
            ReportDesk desk) {
        this.dashboards = dashboards;
        this.bounds = bounds;
        this.installs = installs;
        this.frames = frames;
        this.bundles = bundles;
        this.desk = desk;
    }

    @PostMapping("/api/dashboard/placements/{id}/refusals")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refused(Session session, @PathVariable String id, @RequestBody Refusal said) {
        Placement placement = dashboards.framed(session.account(), id);
        BundleId bundle = expected(said);
        bounds.demand(WidgetBounds.Act.REFUSAL, session.account());
        if (cameWhole(bundle, said) && isShown(placement, bundle, session.account())) {
            desk.take(ReportTable.Report.refused(bundle), session.account());
        }
    }

    /** What was cut off on its way is not run either. */
    private boolean cameWhole(BundleId bundle, Refusal said) {
        return bundles.bytes(bundle)
                .filter(bytes -> said.bytes != null && said.bytes >= bytes)
                .isPresent();
    }

    /** By now the widget may be another version's, or nobody's. */
    private boolean isShown(Placement placement, BundleId bundle, AccountId account) {
        FrameBody frame = frames.of(
                        installs.view(placement.installation(), account).installation())
                .frame();
        return frame != null && frame.sha256().equals(bundle.sha256());
    }

    private static BundleId expected(Refusal said) {
        var mistakes = new InvalidRequest();
        String sha256 = said.sha256 == null ? "" : said.sha256;
        if (!BundleId.isHash(sha256)) {
            mistakes.error("/sha256", "Give the hash of the bundle: 64 hexadecimal digits in lower case.");
        }
        if (said.bytes == null || said.bytes < 0) {
            mistakes.error("/bytes", "Give how many bytes came.");
        }
        mistakes.orThrow();
        return new BundleId(sha256);
    }

    /**
     * What was not run.
     *
     * @param sha256 of the bundle that was expected, in hexadecimal digits
     * @param bytes that came instead of it, after decompression
     */
    record Refusal(@Nullable String sha256, @Nullable Long bytes) {}
}

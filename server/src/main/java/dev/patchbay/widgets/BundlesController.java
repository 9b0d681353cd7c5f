package dev.patchbay.widgets;

import dev.patchbay.accounts.Account;
import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.Session;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.Listing;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.Page;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All bundles that people get or got, for operators: whose they are, where they stand, and what browsers say of them. */
@RestController
@RequestMapping("/api/console/bundles")
class BundlesController {

    private static final int LARGEST_PAGE = 100;

    /** There are hardly more: each is one of two kinds, a directive and a word. */
    private static final int MOST_REPORTS = 200;

    private static final int PARTS_OF_CURSOR = 3;

    private final Permissions permissions;
    private final BundleRows rows;
    private final BundlePlaces places;
    private final BundleTable bundles;
    private final ReportTable reports;
    private final Catalog catalog;
    private final Accounts accounts;

    BundlesController(
            Permissions permissions,
            BundleRows rows,
            BundlePlaces places,
            BundleTable bundles,
            ReportTable reports,
            Catalog catalog,
            Accounts accounts) {
        this.permissions = permissions;
        this.rows = rows;
        this.places = places;
        this.bundles = bundles;
        this.reports = reports;
        this.catalog = catalog;
        this.accounts = accounts;
    }

    @GetMapping
    BundlesPage list(
            Session session,
            @RequestParam(required = false) @Nullable String integration,
            @RequestParam(required = false) @Nullable String bundle,
            @RequestParam(required = false) @Nullable Boolean takenDown,
            @RequestParam(required = false) @Nullable Boolean reported,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        permissions.requireOperator(session);
        var mistakes = new InvalidRequest().limit(limit, LARGEST_PAGE);
        Optional<IntegrationId> of = integration == null ? Optional.empty() : find(integration, mistakes);
        if (bundle != null && !BundleId.isHash(bundle)) {
            mistakes.error("/bundle", "Give its SHA-256, in 64 hexadecimal digits.");
        }
        mistakes.orThrow();
        var filter = new BundleRows.Filter(
                of.orElse(null), bundle == null ? null : new BundleId(bundle), takenDown, reported);
        Page<BundleRows.Row> page = rows.page(filter, Cursor.given(after, PARTS_OF_CURSOR), limit);
        return new BundlesPage(bodies(page.items()), page.next());
    }

    @GetMapping("/{sha256}/reports")
    BundleReports reports(Session session, @PathVariable String sha256) {
        permissions.requireOperator(session);
        BundleId bundle = bundles.require(sha256);
        return new BundleReports(reports.of(bundle, MOST_REPORTS).stream()
                .map(counted -> new BundleReport(
                        counted.kind().word(),
                        textOrNull(counted.directive()),
                        textOrNull(counted.blocked()),
                        counted.count(),
                        counted.lastSeen()))
                .toList());
    }

    private Optional<IntegrationId> find(String name, InvalidRequest mistakes) {
        Optional<IntegrationId> found = Optional.empty();
        try {
            found = catalog.find(Slug.of(name)).map(Listing::id);
        } catch (ProblemException malformed) {
            // the same as one that nobody has
        }
        if (found.isEmpty()) {
            mistakes.error("/integration", "unknown", "There is no integration of this name.");
        }
        return found;
    }

    private List<BundleBody> bodies(List<BundleRows.Row> page) {
        List<IntegrationId> integrations = page.stream()
                .map(BundleRows.Row::integration)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<IntegrationId, Listing> listings =
                catalog.find(integrations).stream().collect(Collectors.toMap(Listing::id, Function.identity()));
        BundlePlaces.Counted placed = places.of(integrations);
        Map<AccountId, String> names = accounts
                .find(page.stream()
                        .flatMap(row -> Optional.ofNullable(row.takenDown()).stream())
                        .map(BundleRows.TakenDown::by)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Account::id, Account::name));
        return page.stream().map(row -> body(row, listings, placed, names)).toList();
    }

    private static BundleBody body(
            BundleRows.Row row,
            Map<IntegrationId, Listing> listings,
            BundlePlaces.Counted placed,
            Map<AccountId, String> names) {
        IntegrationId integration = row.integration();
        BundleRows.TakenDown down = row.takenDown();
        return new BundleBody(
                row.bundle().sha256(),
                owner(integration == null ? null : listings.get(integration)),
                textOrNull(row.version()),
                row.bytes(),
                row.at(),
                row.yankedAt(),
                down == null
                        ? null
                        : new BundleBody.TakenDown(down.by(), names.get(down.by()), down.at(), down.reason()),
                integration == null ? 0 : placed.of(integration, row.version()),
                integration != null && placed.more(integration),
                row.reports());
    }

    private static BundleBody.@Nullable Owner owner(@Nullable Listing listing) {
        return listing == null
                ? null
                : new BundleBody.Owner(
                        listing.name().value(),
                        listing.displayName(),
                        Objects.requireNonNullElse(listing.publisher(), listing.displayName()));
    }

    private static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** @param next the rest of the list begins after this; null at its end */
    record BundlesPage(List<BundleBody> bundles, @Nullable Cursor next) {}

    record BundleReports(List<BundleReport> reports) {}

    /**
     * What was reported of a bundle in the last 30 days.
     *
     * @param kind {@code blocked}: browsers kept it from something; {@code refused}: a browser did not run it, since it is not what
     *     was checked
     * @param directive of the frame's policy; null for what was refused
     * @param blocked what it was kept from; null for what was refused
     */
    record BundleReport(
            String kind,
            @Nullable String directive,
            @Nullable String blocked,
            long count,
            Instant lastSeen) {}
}

package dev.patchbay.widgets;

import static java.util.function.Predicate.not;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What may be shown at the moment. A node asks the database about a bundle at most once a second, so that one that was taken back
 * is shown nowhere a second later; while the database is away, nothing is shown.
 */
@Component
class ServedBundles {

    private static final Logger log = LoggerFactory.getLogger(ServedBundles.class);

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MOST = 10_000;
    private static final int MOST_BYTES = 32 << 20;

    private final Cache<BundleId, BundleTable.Standing> standings =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();

    private final Cache<String, Optional<BundleId>> previews =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();

    private final Cache<Framed, Optional<BundleTable.Stated>> policies =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();

    private final Cache<BundleId, byte[]> scripts = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((BundleId id, byte[] script) -> script.length)
            .build();

    private final BundleTable bundles;
    private final PreviewTable tried;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ServedBundles(BundleTable bundles, PreviewTable tried, Audit audit, TransactionTemplate transaction) {
        this.bundles = bundles;
        this.tried = tried;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** @param policy its name */
    private record Framed(BundleId bundle, String policy) {}

    /** What the name of a policy in a frame's address means; empty when no version of the bundle says so. */
    Optional<BundleTable.Stated> stated(BundleId id, String policy) {
        return policies.get(
                new Framed(id, policy),
                asked -> bundles.stated(id, HexFormat.of().parseHex(policy)));
    }

    BundleTable.Standing standing(BundleId id) {
        return standings.get(id, bundles::standing);
    }

    /** The same, asked anew: what was a draft a moment ago may be a version by now. */
    BundleTable.Standing standingNow(BundleId id) {
        standings.invalidate(id);
        return standing(id);
    }

    /** What is tried under this address; empty when nothing is, or no longer. */
    Optional<BundleId> tried(String address) {
        return previews.get(address, tried::find);
    }

    /** The bytes, if they are those that were checked. */
    Optional<byte[]> script(BundleId id) {
        byte[] known = scripts.getIfPresent(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<byte[]> read = read(id);
        read.ifPresent(script -> scripts.put(id, script));
        return read;
    }

    private Optional<byte[]> read(BundleId id) {
        Optional<byte[]> script = bundles.script(id);
        if (script.map(BundleId::of).filter(not(id::equals)).isEmpty()) {
            return script;
        }
        log.error("The bundle {} is not what was checked: its bytes have another hash. It is not shown", id.sha256());
        transaction.executeWithoutResult(
                status -> audit.record(new AuditEntry(null, null, "bundle.found-changed", id.sha256(), Map.of())));
        return Optional.empty();
    }
}

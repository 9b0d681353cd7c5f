package dev.patchbay.widgets;

import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Addresses that nobody guesses, under which drafts are tried for a while. */
@Component
class PreviewTable {

    static final Duration LIFE = Duration.ofMinutes(30);

    /** Of one integration; the oldest go first. */
    private static final int MOST = 20;

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final Clock clock;

    PreviewTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param address as it stands in the path; only its hash is kept */
    record Preview(String address, Instant until) {

        String frame() {
            return "/w/" + address + "/frame";
        }
    }

    Preview open(IntegrationId integration, BundleId bundle) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var preview =
                new Preview(HexFormat.of().formatHex(bytes), clock.instant().plus(LIFE));
        jdbc.sql("""
                        insert into widgets.preview (address, integration_id, sha256, until)
                        values (:address, :integration, :bundle, :until)
                        """)
                .param("address", Sha256.of(preview.address))
                .param("integration", integration.value())
                .param("bundle", bundle.bytes())
                .param("until", preview.until.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        delete from widgets.preview where address in (
                            select address from widgets.preview where integration_id = :integration
                            order by until desc, address offset :most)
                        """)
                .param("integration", integration.value())
                .param("most", MOST)
                .update();
        return preview;
    }

    /** What is tried there, in the portal or on a dashboard of a sandbox. */
    Optional<BundleId> find(String address) {
        return jdbc.sql("""
                        select sha256 from widgets.preview where address = :hash and until > :now
                        union all
                        select sha256 from widgets.fetched where address = :address and address_until > :now
                        limit 1
                        """)
                .param("hash", Sha256.of(address))
                .param("address", HexFormat.of().parseHex(address))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> BundleId.read(row.getBytes("sha256")))
                .optional();
    }

    void forget() {
        jdbc.sql("delete from widgets.preview where until <= :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}

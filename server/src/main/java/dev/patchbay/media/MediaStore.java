package dev.patchbay.media;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Sha256;
import dev.patchbay.limits.CpuPool;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps images. The same picture is kept once, and never changes. */
@Component
public class MediaStore {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final CpuPool cpu;
    private final Clock clock;

    MediaStore(JdbcClient jdbc, CpuPool cpu, Clock clock) {
        this.jdbc = jdbc;
        this.cpu = cpu;
        this.clock = clock;
    }

    /**
     * Keeps an image. It is decoded and encoded anew as PNG, which leaves its metadata behind.
     *
     * @param upload PNG or JPEG, at most 5 MiB and 4096 × 2160 pixels
     * @throws ProblemException {@code not-an-image}, {@code image-too-large}, or {@code processor-busy}
     */
    public MediaId put(byte[] upload) {
        byte[] png = cpu.call(() -> Images.reencode(upload), DEADLINE);
        byte[] sha256 = Sha256.of(png);
        jdbc.sql("""
                        insert into media.image (sha256, png, created_at) values (:sha256, :png, :now)
                        on conflict do nothing
                        """)
                .param("sha256", sha256)
                .param("png", png)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return new MediaId(HexFormat.of().formatHex(sha256));
    }

    /** The PNG. */
    public Optional<byte[]> get(MediaId id) {
        return jdbc.sql("select png from media.image where sha256 = :sha256")
                .param("sha256", HexFormat.of().parseHex(id.sha256()))
                .query((row, index) -> row.getBytes("png"))
                .optional();
    }
}

package dev.patchbay.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.patchbay.database.TestDatabase;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Sha256;
import dev.patchbay.limits.TestCpuPool;
import java.awt.Color;
import java.time.Clock;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class MediaStoreTests {

    private static final DataSource DATABASE = TestDatabase.migrated();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final MediaStore store = new MediaStore(jdbc, TestCpuPool.create(), Clock.systemUTC());
    private final MockMvc browser =
            MockMvcBuilders.standaloneSetup(new MediaController(store)).build();

    @Test
    void namesAnImageByItsContentAndKeepsItOnce() throws Exception {
        MediaId id = store.put(TestImages.of("png", 16, 16, Color.GREEN));

        assertThat(store.put(TestImages.of("png", 16, 16, Color.GREEN))).isEqualTo(id);
        assertThat(store.put(TestImages.of("png", 16, 16, Color.BLACK))).isNotEqualTo(id);
        assertThat(store.get(id).map(Sha256::of).map(HexFormat.of()::formatHex)).contains(id.sha256());
        assertThat(jdbc.sql("select count(*) from media.image where encode(sha256, 'hex') = :id")
                        .param("id", id.sha256())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void keepsNothingThatItRefuses() {
        int before = images();

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> store.put(new byte[] {'G', 'I', 'F'}));
        assertThat(images()).isEqualTo(before);
    }

    @Test
    void servesAnImageForEverAndAsNothingElse() throws Exception {
        MediaId id = store.put(TestImages.of("jpg", 16, 16, Color.GREEN));
        byte[] png = store.get(id).orElseThrow();

        browser.perform(get(id.path()))
                .andExpect(status().isOk())
                .andExpect(content().contentType("image/png"))
                .andExpect(content().bytes(png))
                .andExpect(header().string("Cache-Control", "max-age=31536000, public, immutable"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Security-Policy", "default-src 'none'; sandbox"));
        browser.perform(get(id.path()).header("If-None-Match", "\"" + id.sha256() + "\""))
                .andExpect(status().isNotModified());
    }

    @Test
    void answersToNoOtherName() throws Exception {
        for (String path : new String[] {"/media/abc.png", "/media/" + "A".repeat(64) + ".png", "/media/..%2fx.png"}) {
            browser.perform(get(path)).andExpect(status().is4xxClientError());
        }
    }

    private int images() {
        return jdbc.sql("select count(*) from media.image").query(Integer.class).single();
    }
}

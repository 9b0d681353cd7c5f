package dev.patchbay.pages;

import dev.patchbay.platform.Colour;
import dev.patchbay.platform.PlatformSettings;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The style sheet that gives the pages the colour of this Patchbay. */
@RestController
class BrandController {

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final PlatformSettings platform;

    BrandController(PlatformSettings platform) {
        this.platform = platform;
    }

    @GetMapping("/pages/brand.css")
    ResponseEntity<String> style() {
        var primary = platform.current().brand().colour();
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/css;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body("""
                        :root {
                          --accent: %s;
                          --accent-deep: %s;
                          --link: %s;
                          --glow: rgb(%s / 9%%);
                        }

                        @media (prefers-color-scheme: dark) {
                          :root {
                            --link: %s;
                            --glow: rgb(%s / 18%%);
                          }
                        }
                        """.formatted(
                                primary,
                                primary.mixed(Colour.BLACK, 0.12),
                                primary.readableOn(Colour.LIGHT_PAGE),
                                primary.channels(),
                                primary.readableOn(Colour.DARK_CARD),
                                primary.channels()));
    }
}

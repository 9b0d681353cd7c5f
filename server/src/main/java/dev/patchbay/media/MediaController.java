package dev.patchbay.media;

import dev.patchbay.kernel.KernelProblem;
import dev.patchbay.kernel.ProblemException;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves images to browsers; they may keep them for ever, since another picture has another address. */
@RestController
class MediaController {

    private final MediaStore store;

    MediaController(MediaStore store) {
        this.store = store;
    }

    @GetMapping(path = "/media/{sha256:[0-9a-f]{64}}.png")
    ResponseEntity<byte[]> image(@PathVariable String sha256) {
        byte[] png = store.get(new MediaId(sha256))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND, "There is no such image."));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .eTag(sha256)
                .body(png);
    }
}

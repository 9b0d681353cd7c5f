package dev.patchbay.media;

import dev.patchbay.kernel.ProblemException;

/** How large a picture is, of which nothing is kept. */
public record PictureSize(int width, int height) {

    /**
     * Decodes a picture wholly; occupies the processor for up to a second.
     *
     * @param upload PNG or JPEG, at most 5 MiB and 4096 × 2160 pixels
     * @throws ProblemException {@code not-an-image} or {@code image-too-large}
     */
    public static PictureSize of(byte[] upload) {
        var image = Images.decode(upload);
        return new PictureSize(image.getWidth(), image.getHeight());
    }
}

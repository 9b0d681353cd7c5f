package dev.patchbay.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Keeps of a PNG what its picture needs (PNG, third edition, §5.3). The rest is metadata, which may tell about people, and
 * compressed texts and colour profiles, which may be bombs.
 */
final class PngChunks {

    private static final int SIGNATURE = 8;
    private static final int FRAME = 12;
    private static final Set<String> PICTURE = Set.of("PLTE", "tRNS", "IDAT", "IEND");

    private PngChunks() {}

    /** Stops at a chunk that is longer than the rest of the file; the decoder then says that it is broken. */
    static byte[] pictureOnly(byte[] png) {
        var kept = new ByteArrayOutputStream(png.length);
        kept.write(png, 0, SIGNATURE);
        var in = ByteBuffer.wrap(png);
        int at = SIGNATURE;
        while (at + FRAME <= png.length) {
            int length = in.getInt(at);
            if (length < 0 || length > png.length - at - FRAME) {
                break;
            }
            String type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
            boolean head = type.equals("IHDR") && at == SIGNATURE; // a second one would change the checked size
            if (head || PICTURE.contains(type)) {
                kept.write(png, at, length + FRAME);
            }
            at += length + FRAME;
        }
        return kept.toByteArray();
    }
}

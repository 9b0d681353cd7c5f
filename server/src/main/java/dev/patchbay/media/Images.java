package dev.patchbay.media;

import dev.patchbay.kernel.ProblemException;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Turns what somebody uploaded into a PNG of our own making: the same picture and nothing else. */
final class Images {

    /** Of the uploaded file and of the stored PNG alike. */
    static final int MAXIMUM_BYTES = 5 * 1024 * 1024;

    /** A screen of 4096 × 2160; decoded it takes 35 MB. */
    static final int MAXIMUM_PIXELS = 4096 * 2160;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private Images() {}

    /** Occupies the processor for up to a second. */
    static byte[] reencode(byte[] upload) {
        byte[] png = encode(decode(upload));
        if (png.length > MAXIMUM_BYTES) {
            throw tooLarge("Stored as PNG the image has more than 5 MiB. Make it smaller and upload it again.");
        }
        return png;
    }

    static BufferedImage decode(byte[] upload) {
        if (upload.length > MAXIMUM_BYTES) {
            throw tooLarge("The file has more than 5 MiB. Make it smaller and upload it again.");
        }
        boolean png = startsWith(upload, PNG);
        if (!png && !startsWith(upload, JPEG)) {
            throw unusable("The file is neither PNG nor JPEG. Save the image in one of these formats.");
        }
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(png ? "png" : "jpeg").next();
        byte[] picture = png ? PngChunks.pictureOnly(upload) : upload;
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
            reader.setInput(in, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MAXIMUM_PIXELS) {
                throw tooLarge("The image has more pixels than 4096 × 2160. Make it smaller and upload it again.");
            }
            reader.addIIOReadProgressListener(new StopWhenInterrupted());
            return reader.read(0);
        } catch (IIOException | RuntimeException broken) {
            if (broken instanceof ProblemException told) {
                throw told;
            }
            throw unusable("The image is broken or of a kind that is not supported. Save it anew as PNG.");
        } catch (IOException impossible) {
            throw unusable("The image ends in the middle. Upload it again.");
        } finally {
            reader.dispose();
        }
    }

    /** Drawn anew, so that nothing of the file but its colours gets on. */
    private static byte[] encode(BufferedImage image) {
        boolean opaque = !image.getColorModel().hasAlpha();
        var drawn = new BufferedImage(
                image.getWidth(), image.getHeight(), opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(drawn, "png", out);
        } catch (IOException impossible) {
            throw new IllegalStateException("PNG cannot be written to memory", impossible);
        }
        return out.toByteArray();
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static ProblemException tooLarge(String detail) {
        return new ProblemException(MediaProblem.IMAGE_TOO_LARGE, detail);
    }

    private static ProblemException unusable(String detail) {
        return new ProblemException(MediaProblem.NOT_AN_IMAGE, detail);
    }
}

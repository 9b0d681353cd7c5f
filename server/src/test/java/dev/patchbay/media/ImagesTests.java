package dev.patchbay.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.kernel.ProblemException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTests {

    private static final int HEAD = 33; // signature and IHDR

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void keepsThePicture(String format) throws IOException {
        BufferedImage kept = decode(Images.reencode(TestImages.of(format, 40, 30, Color.RED)));

        assertThat(kept.getWidth()).isEqualTo(40);
        assertThat(kept.getHeight()).isEqualTo(30);
        Color color = new Color(kept.getRGB(20, 15));
        assertThat(color.getRed()).isGreaterThan(240);
        assertThat(color.getBlue()).isLessThan(15);
    }

    @Test
    void keepsTransparency() throws IOException {
        var clear = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);

        assertThat(decode(Images.reencode(TestImages.encode("png", clear))).getRGB(4, 4) >>> 24)
                .isZero();
    }

    @Test
    void makesTheSameBytesOfTheSamePicture() throws IOException {
        byte[] plain = TestImages.of("png", 8, 8, Color.BLUE);
        byte[] annotated = insert(plain, chunk("tEXt", "Author\0Jane Doe".getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(Images.reencode(annotated)).isEqualTo(Images.reencode(plain));
    }

    @Test
    void leavesMetadataBehind() throws IOException {
        byte[] png = insert(
                TestImages.of("png", 8, 8, Color.BLUE),
                chunk("eXIf", "GPS 52.5, 13.4".getBytes(StandardCharsets.ISO_8859_1)));
        byte[] jpeg = TestImages.of("jpg", 8, 8, Color.BLUE);
        byte[] comment = HexFormat.of()
                .parseHex(
                        "fffe0010" + HexFormat.of().formatHex("GPS 52.5, 13.4".getBytes(StandardCharsets.ISO_8859_1)));
        byte[] annotated = concat(Arrays.copyOf(jpeg, 2), comment, Arrays.copyOfRange(jpeg, 2, jpeg.length));

        for (byte[] upload : new byte[][] {png, annotated}) {
            assertThat(new String(upload, StandardCharsets.ISO_8859_1)).contains("GPS");
            assertThat(new String(Images.reencode(upload), StandardCharsets.ISO_8859_1))
                    .doesNotContain("GPS");
        }
    }

    @Test
    void unpacksNoCompressedText() throws IOException {
        byte[] bomb = concat("Comment\0\0".getBytes(StandardCharsets.ISO_8859_1), deflate(new byte[400_000_000]));
        assertThat(bomb.length).isLessThan(1_000_000);
        byte[] png = insert(TestImages.of("png", 8, 8, Color.BLUE), chunk("zTXt", bomb));

        assertThat(decode(Images.reencode(png)).getWidth()).isEqualTo(8);
    }

    @Test
    void refusesABombBeforeUnpackingIt() throws IOException {
        byte[] png = TestImages.of("png", 8, 8, Color.BLUE);
        byte[] head = ByteBuffer.allocate(13)
                .putInt(50_000)
                .putInt(50_000)
                .put(png, 24, 5)
                .array();
        byte[] huge = concat(Arrays.copyOf(png, 8), chunk("IHDR", head), Arrays.copyOfRange(png, HEAD, png.length));

        assertThat(problemOf(huge)).isEqualTo("image-too-large");
    }

    @Test
    void heedsNoSecondHead() throws IOException {
        byte[] png = TestImages.of("png", 8, 8, Color.BLUE);
        byte[] head = ByteBuffer.allocate(13)
                .putInt(50_000)
                .putInt(50_000)
                .put(png, 24, 5)
                .array();

        assertThat(decode(Images.reencode(insert(png, chunk("IHDR", head)))).getWidth())
                .isEqualTo(8);
    }

    @Test
    void refusesMorePixelsOrBytesThanAllowed() throws IOException {
        assertThat(problemOf(TestImages.of("png", 4097, 2160, Color.BLUE))).isEqualTo("image-too-large");
        assertThat(problemOf(new byte[Images.MAXIMUM_BYTES + 1])).isEqualTo("image-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "89504e470d0a1a0a",
                "ffd8ff",
                "ffd8ffe000104a46494600",
                "474946383961010001000000002c00000000010001000002013b",
                "524946460000000057454250",
                "3c7376672f3e",
                "424d"
            })
    void refusesWhatIsNoImageOfItsTwoKinds(String hex) {
        assertThat(problemOf(HexFormat.of().parseHex(hex))).isEqualTo("not-an-image");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void refusesAnImageWithoutItsPicture(String format) throws IOException {
        byte[] whole = TestImages.of(format, 64, 64, Color.RED);

        assertThat(problemOf(Arrays.copyOf(whole, format.equals("png") ? HEAD + 4 : 40)))
                .isEqualTo("not-an-image");
    }

    private static String problemOf(byte[] upload) {
        var problem = new String[1];
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Images.reencode(upload))
                .satisfies(told -> problem[0] = told.problem().slug());
        return problem[0];
    }

    private static BufferedImage decode(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /** Behind the head. */
    private static byte[] insert(byte[] png, byte[] chunk) {
        return concat(Arrays.copyOf(png, HEAD), chunk, Arrays.copyOfRange(png, HEAD, png.length));
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] deflate(byte[] bytes) {
        try (var deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] packed = new byte[bytes.length / 500];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        }
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

package dev.patchbay.live;

import dev.patchbay.kernel.InstallationId;
import dev.patchbay.pipeline.Newest;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a page is, in few letters: of each installation five bytes of its id, and two numbers of which each takes as many bytes as it
 * needs. Anybody can make one up, and then misses something of their own.
 */
final class Positions {

    private static final long TAG = 0xFF_FFFF_FFFFL;
    private static final int TAG_BYTES = 5;
    private static final int LONGEST_NUMBER = 9;

    private Positions() {}

    static String write(Collection<Line> lines) {
        var bytes = ByteBuffer.allocate(lines.size() * (TAG_BYTES + 2 * LONGEST_NUMBER));
        for (Line line : lines) {
            Newest.Position position = line.position;
            if (position != null && line.feed != null) {
                long tag = tag(line.installation());
                for (int shift = (TAG_BYTES - 1) * 8; shift >= 0; shift -= 8) {
                    bytes.put((byte) (tag >>> shift));
                }
                number(bytes, position.version());
                number(bytes, position.forgotten());
            }
        }
        byte[] written = new byte[bytes.position()];
        bytes.flip().get(written);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(written);
    }

    /** Of those of these installations that it tells of; of none, where it is unreadable. */
    static Map<InstallationId, Newest.Position> read(@Nullable String text, Collection<InstallationId> installations) {
        Map<InstallationId, Newest.Position> positions = new HashMap<>();
        if (text == null || text.isBlank()) {
            return positions;
        }
        Map<Long, InstallationId> byTag = byTag(installations);
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            while (bytes.hasRemaining()) {
                long tag = 0;
                for (int i = 0; i < TAG_BYTES; i++) {
                    tag = tag << 8 | (bytes.get() & 0xFF);
                }
                var position = new Newest.Position(number(bytes), number(bytes));
                InstallationId installation = byTag.get(tag);
                if (installation != null) {
                    positions.put(installation, position);
                }
            }
            return positions;
        } catch (IllegalArgumentException | BufferUnderflowException unreadable) {
            return new HashMap<>();
        }
    }

    /** Without those that cannot be told apart. */
    private static Map<Long, InstallationId> byTag(Collection<InstallationId> installations) {
        Map<Long, InstallationId> byTag = new HashMap<>();
        Set<Long> twice = new HashSet<>();
        for (InstallationId installation : installations) {
            if (byTag.put(tag(installation), installation) != null) {
                twice.add(tag(installation));
            }
        }
        byTag.keySet().removeAll(twice);
        return byTag;
    }

    /** The random end of the id. */
    private static long tag(InstallationId installation) {
        return installation.value().getLeastSignificantBits() & TAG;
    }

    /** Seven bits a byte, the highest of which says that there are more. */
    private static void number(ByteBuffer bytes, long number) {
        long left = number;
        while (left > 0x7F) {
            bytes.put((byte) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        bytes.put((byte) left);
    }

    private static long number(ByteBuffer bytes) {
        long number = 0;
        for (int i = 0; i < LONGEST_NUMBER; i++) {
            byte next = bytes.get();
            number |= (long) (next & 0x7F) << (7 * i);
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("A number that is too long");
    }
}

package dev.patchbay.live;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;

/** What changed of a source between two flushes: a list in JSON without its brackets, shared by all pages that are sent it. */
final class Batch {

    private final byte[] bytes;
    private final int[] ends;
    private final long[] versions;
    private final long least;
    private final long heard;

    private Batch(byte[] bytes, int[] ends, long[] versions, long least, long heard) {
        this.bytes = bytes;
        this.ends = ends;
        this.versions = versions;
        this.least = least;
        this.heard = heard;
    }

    static Batch of(Collection<Fragment> fragments) {
        int length = fragments.stream()
                        .mapToInt(fragment -> fragment.json().length + 1)
                        .sum()
                - 1;
        var bytes = new byte[length];
        var ends = new int[fragments.size()];
        var versions = new long[fragments.size()];
        long least = Long.MAX_VALUE;
        long heard = Long.MAX_VALUE;
        int at = 0;
        int number = 0;
        for (Fragment fragment : fragments) {
            if (number > 0) {
                bytes[at++] = ',';
            }
            System.arraycopy(fragment.json(), 0, bytes, at, fragment.json().length);
            at += fragment.json().length;
            ends[number] = at;
            versions[number] = fragment.version();
            least = Math.min(least, fragment.version());
            heard = number == 0 || fragment.heard() - heard < 0 ? fragment.heard() : heard;
            number++;
        }
        return new Batch(bytes, ends, versions, least, heard);
    }

    int size() {
        return bytes.length;
    }

    /** When the oldest of it was heard. */
    long heard() {
        return heard;
    }

    /** How many of it are newer than a version. */
    int countAfter(long version) {
        if (least > version) {
            return versions.length;
        }
        int count = 0;
        for (long each : versions) {
            count += each > version ? 1 : 0;
        }
        return count;
    }

    /** Writes those that are newer than a version. */
    void writeAfter(long version, OutputStream out) throws IOException {
        if (least > version) {
            out.write(bytes);
            return;
        }
        boolean first = true;
        for (int i = 0; i < versions.length; i++) {
            if (versions[i] > version) {
                if (!first) {
                    out.write(',');
                }
                first = false;
                int start = i == 0 ? 0 : ends[i - 1] + 1;
                out.write(bytes, start, ends[i] - start);
            }
        }
    }
}

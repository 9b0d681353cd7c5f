package dev.patchbay.widgets;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where something stands on the grid, which has twelve columns.
 *
 * @param x column, from 0
 * @param y row, from 0
 * @param w columns, from 1 to 12
 * @param h rows, from 1 to 24
 */
record Area(int x, int y, int w, int h) {

    static final int COLUMNS = 12;
    static final int TALLEST = 24;
    static final int LOWEST = 2_000;

    /** As near to what is asked for as the grid allows. */
    static Area clamped(long x, long y, Extent extent) {
        return new Area(Math.clamp(x, 0, COLUMNS - extent.w()), Math.clamp(y, 0, LOWEST), extent.w(), extent.h());
    }

    boolean overlaps(Area other) {
        return x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h;
    }

    boolean isFreeAmong(Collection<Area> taken) {
        return taken.stream().noneMatch(this::overlaps);
    }

    /** The first free place in reading order. In the highest free one something ends right above, or the grid begins. */
    static Optional<Area> firstFree(Collection<Area> taken, Extent extent) {
        List<Integer> rows = Stream.concat(Stream.of(0), taken.stream().map(area -> area.y + area.h))
                .filter(row -> row <= LOWEST)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
        return rows.stream()
                .flatMap(row -> IntStream.rangeClosed(0, COLUMNS - extent.w())
                        .mapToObj(column -> new Area(column, row, extent.w(), extent.h())))
                .filter(area -> area.isFreeAmong(taken))
                .findFirst();
    }

    /** How large something is, within the bounds of the grid and of what it shows. */
    record Extent(int w, int h) {

        static Extent clamped(long w, long h, Bounds bounds) {
            return new Extent(Math.clamp(w, bounds.min.w, bounds.max.w), Math.clamp(h, bounds.min.h, bounds.max.h));
        }
    }

    /** How small and how large something may be. */
    record Bounds(Extent min, Extent max) {

        static final Bounds OF_THE_GRID = new Bounds(new Extent(1, 1), new Extent(COLUMNS, TALLEST));

        /** Those of a widget that has its own. */
        static Bounds of(FrameBody frame) {
            Extent min = Extent.clamped(frame.minSize().w(), frame.minSize().h(), OF_THE_GRID);
            Extent max = Extent.clamped(frame.maxSize().w(), frame.maxSize().h(), OF_THE_GRID);
            return new Bounds(min, new Extent(Math.max(min.w, max.w), Math.max(min.h, max.h)));
        }
    }
}

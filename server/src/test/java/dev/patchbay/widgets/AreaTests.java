package dev.patchbay.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.widgets.Area.Bounds;
import dev.patchbay.widgets.Area.Extent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AreaTests {

    @Test
    void keepsWhatIsTooLargeOrTooFarOutOnTheGrid() {
        Extent huge = Extent.clamped(1_000_000_000, 1_000_000_000, Bounds.OF_THE_GRID);
        Extent none = Extent.clamped(-3, 0, Bounds.OF_THE_GRID);

        assertThat(huge).isEqualTo(new Extent(12, 24));
        assertThat(none).isEqualTo(new Extent(1, 1));
        assertThat(Area.clamped(Long.MAX_VALUE, Long.MAX_VALUE, new Extent(4, 3)))
                .isEqualTo(new Area(8, 2_000, 4, 3));
        assertThat(Area.clamped(-1, -1, new Extent(4, 3))).isEqualTo(new Area(0, 0, 4, 3));
    }

    @Test
    void isNoLargerOrSmallerThanItsWidgetAllows() {
        Bounds bounds = new Bounds(new Extent(3, 2), new Extent(6, 8));

        assertThat(Extent.clamped(1, 1, bounds)).isEqualTo(new Extent(3, 2));
        assertThat(Extent.clamped(99, 99, bounds)).isEqualTo(new Extent(6, 8));
        assertThat(Extent.clamped(4, 5, bounds)).isEqualTo(new Extent(4, 5));
    }

    @Test
    void overlapsWhatItSharesACellWithAndNotWhatItTouches() {
        Area area = new Area(2, 2, 4, 4);

        assertThat(area.overlaps(new Area(5, 5, 1, 1))).isTrue();
        assertThat(area.overlaps(new Area(0, 0, 12, 24))).isTrue();
        assertThat(area.overlaps(new Area(6, 2, 4, 4))).isFalse();
        assertThat(area.overlaps(new Area(2, 6, 4, 4))).isFalse();
    }

    @Test
    void findsTheFirstFreePlaceInReadingOrder() {
        var wide = new Area(0, 0, 9, 4);

        assertThat(Area.firstFree(List.of(), new Extent(12, 24))).contains(new Area(0, 0, 12, 24));
        assertThat(Area.firstFree(List.of(wide), new Extent(3, 9))).contains(new Area(9, 0, 3, 9));
        assertThat(Area.firstFree(List.of(wide), new Extent(4, 2))).contains(new Area(0, 4, 4, 2));
        assertThat(Area.firstFree(List.of(wide, new Area(0, 4, 12, 1), new Area(3, 6, 9, 2)), new Extent(4, 2)))
                .contains(new Area(0, 8, 4, 2));
    }

    @Test
    void fillsTheGridWithoutOverlapsOrHoles() {
        List<Area> taken = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            taken.add(Area.firstFree(taken, new Extent(3, 4)).orElseThrow());
        }

        assertThat(taken)
                .allSatisfy(area ->
                        assertThat(taken.stream().filter(area::overlaps)).containsExactly(area));
        assertThat(taken.stream().mapToInt(area -> area.y() + area.h()).max()).hasValue(13 * 4);
    }

    @Test
    void findsNoneWhereEveryRowOfTheGridIsTaken() {
        List<Area> taken = new ArrayList<>();
        for (int row = 0; row <= Area.LOWEST; row += 24) {
            taken.add(new Area(0, row, 12, 24));
        }

        assertThat(Area.firstFree(taken, new Extent(1, 1))).isEmpty();
    }
}

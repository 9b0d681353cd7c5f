package dev.patchbay.platform;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A colour of the screen (sRGB), and how well another can be read on it (WCAG 2.2 §1.4.3, §1.4.11). */
public record Colour(int red, int green, int blue) {

    public static final Colour WHITE = new Colour(255, 255, 255);
    public static final Colour BLACK = new Colour(0, 0, 0);

    /** The ground of light pages, the darkest thing that links stand on there. */
    public static final Colour LIGHT_PAGE = new Colour(0xf6, 0xf7, 0xf9);

    /** The ground of cards on dark pages, the lightest thing that links stand on there. */
    public static final Colour DARK_CARD = new Colour(0x14, 0x18, 0x1f);

    /** What text needs (level AA). */
    public static final double TEXT = 4.5;

    /** What the shape of a button needs (level AA). */
    public static final double SHAPE = 3;

    private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int STEPS = 100;

    /** A colour written {@code #rrggbb}. */
    public static Optional<Colour> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        int value = Integer.parseInt(text, 1, 7, 16);
        return Optional.of(new Colour(value >> 16, value >> 8 & 0xff, value & 0xff));
    }

    /** From 1 (the same) to 21 (black on white). */
    public double contrast(Colour other) {
        double mine = luminance();
        double others = other.luminance();
        return (Math.max(mine, others) + 0.05) / (Math.min(mine, others) + 0.05);
    }

    /** White letters can be read on it, and its shape can be seen on a dark page. */
    public boolean suitsButtons() {
        return contrast(WHITE) >= TEXT && contrast(DARK_CARD) >= SHAPE;
    }

    /** The colour nearest to this one that suits buttons. */
    public Colour suitable() {
        Colour target = contrast(WHITE) < TEXT ? BLACK : WHITE;
        for (int step = 0; step < STEPS; step++) {
            Colour mixed = mixed(target, (double) step / STEPS);
            if (mixed.suitsButtons()) {
                return mixed;
            }
        }
        return Platform.initial(false).brand().colour();
    }

    /** The colour nearest to this one in which text can be read on the given ground. */
    public Colour readableOn(Colour ground) {
        Colour target = ground.luminance() > 0.5 ? BLACK : WHITE;
        for (int step = 0; step < STEPS; step++) {
            Colour mixed = mixed(target, (double) step / STEPS);
            if (mixed.contrast(ground) >= TEXT) {
                return mixed;
            }
        }
        return target;
    }

    /** With a share of another colour, from 0 to 1. */
    public Colour mixed(Colour other, double share) {
        return new Colour(
                mixed(red, other.red, share), mixed(green, other.green, share), mixed(blue, other.blue, share));
    }

    private static int mixed(int mine, int others, double share) {
        return (int) Math.round(mine * (1 - share) + others * share);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /** As CSS writes it within {@code rgb()}. */
    public String channels() {
        return red + " " + green + " " + blue;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}

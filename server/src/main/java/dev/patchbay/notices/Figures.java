package dev.patchbay.notices;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers with their units as readers of a language write them; {@code figures.ts} of the dashboard's pages writes the same. */
final class Figures {

    /** Between a figure and its unit, where a line never breaks. */
    private static final String SPACE = "\u00a0";

    private static final Pattern BYTES = Pattern.compile("B(?:ytes?)?(/\\w{1,5})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final List<String> SIZES = List.of("B", "kB", "MB", "GB", "TB", "PB");
    private static final String SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** Above it and below it a figure is a number of digits times a power of ten. */
    private static final double LARGEST = 1e15;

    private static final double SMALLEST = 1e-6;

    private final Locale locale;

    Figures(Locale locale) {
        this.locale = locale;
    }

    /**
     * {@code 1,234.5 kWh}.
     *
     * @param unit a sign, a currency's code, {@code B} or {@code B/s}; empty for none
     * @param decimals null for as many digits as suit its size
     */
    String figure(double given, String unit, @Nullable Integer decimals) {
        double number = given == 0 ? 0 : given; // no minus before nothing
        double size = Math.abs(number);
        if (decimals == null && size != 0 && (size >= LARGEST || size < SMALLEST)) {
            return followed(scientific(number), unit);
        }
        Matcher bytes = BYTES.matcher(unit);
        if (bytes.matches()) {
            int power = size < 1000 ? 0 : Math.min(SIZES.size() - 1, (int) Math.floor(Math.log10(size) / 3));
            Digits digits = Digits.of(number / Math.pow(1000, power), decimals, 1, 3);
            String by = bytes.group(1);
            return followed(written(digits, NumberFormat.getNumberInstance(locale)), SIZES.get(power))
                    + (by == null ? "" : by);
        }
        if (unit.equals("%")) {
            NumberFormat percent = NumberFormat.getPercentInstance(locale);
            ((DecimalFormat) percent).setMultiplier(1);
            return written(usual(number, decimals), percent);
        }
        if (isCurrency(unit)) {
            NumberFormat money = NumberFormat.getCurrencyInstance(locale);
            money.setCurrency(Currency.getInstance(unit));
            return written(money(number, decimals), money);
        }
        return followed(written(usual(number, decimals), NumberFormat.getNumberInstance(locale)), unit);
    }

    /** A number, and how many digits of it are written after the point. */
    private record Digits(BigDecimal number, int least, int most) {

        static Digits fixed(double number, int digits) {
            return new Digits(BigDecimal.valueOf(number), digits, digits);
        }

        /** As many digits that count. */
        static Digits of(double number, @Nullable Integer decimals, int least, int most) {
            if (decimals != null) {
                return fixed(number, decimals);
            }
            BigDecimal rounded = BigDecimal.valueOf(number)
                    .round(new MathContext(most, RoundingMode.HALF_UP))
                    .stripTrailingZeros();
            int before = rounded.precision() - rounded.scale();
            return new Digits(
                    rounded, Math.max(0, least - before), Math.max(Math.max(0, least - before), rounded.scale()));
        }
    }

    private static Digits money(double number, @Nullable Integer decimals) {
        double size = Math.abs(number);
        if (decimals == null && size < 1 && size > 0) {
            return Digits.of(number, null, 2, 4);
        }
        return Digits.fixed(number, decimals != null ? decimals : size >= 1e7 ? 0 : 2);
    }

    private static Digits usual(double number, @Nullable Integer decimals) {
        double size = Math.abs(number);
        if (decimals == null && size < 1 && size > 0) {
            return Digits.of(number, null, 1, 3);
        }
        boolean whole = number == Math.rint(number) || size >= 10_000;
        return Digits.fixed(number, decimals != null ? decimals : whole ? 0 : size >= 100 ? 1 : 2);
    }

    private static String written(Digits digits, NumberFormat format) {
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMinimumFractionDigits(digits.least);
        format.setMaximumFractionDigits(digits.most);
        return format.format(digits.number);
    }

    private String scientific(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number)
                .round(new MathContext(4, RoundingMode.HALF_UP))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        BigDecimal mantissa = rounded.movePointLeft(exponent);
        var power = new StringBuilder(exponent < 0 ? "⁻" : "");
        String.valueOf(Math.abs(exponent)).chars().forEach(digit -> power.append(SUPERSCRIPT.charAt(digit - '0')));
        return written(new Digits(mantissa, 0, 3), NumberFormat.getNumberInstance(locale)) + SPACE + "×" + SPACE + "10"
                + power;
    }

    private static boolean isCurrency(String unit) {
        return CURRENCY.matcher(unit).matches()
                && Currency.availableCurrencies()
                        .anyMatch(currency -> currency.getCurrencyCode().equals(unit));
    }

    private static String followed(String figure, String unit) {
        return unit.isEmpty() ? figure : figure + SPACE + unit;
    }
}

package dev.patchbay.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Moments as callers write them: RFC 3339, in a year of four digits, as databases know them. */
public final class Moments {

    public static final String EXPECTED = "Give a moment with its offset, such as 2026-11-22T14:00:00Z.";

    private Moments() {}

    /**
     * Reads a moment.
     *
     * @throws IllegalArgumentException when the text is no such moment; its message says how one looks
     */
    public static Instant parse(String text) {
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            int year = moment.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= 9999) {
                return moment;
            }
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException(EXPECTED, malformed);
        }
        throw new IllegalArgumentException(EXPECTED);
    }
}

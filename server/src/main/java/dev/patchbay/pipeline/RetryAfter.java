package dev.patchbay.pipeline;

import dev.patchbay.egress.EgressResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;

/** How long a source asks to be left alone (RFC 9110 §10.2.3). */
final class RetryAfter {

    private RetryAfter() {}

    /** Never longer than {@code longest}. A moment is understood by the source's own clock, which may go wrong. */
    static Optional<Duration> of(EgressResponse response, Clock clock, Duration longest) {
        return of(response::header, clock, longest);
    }

    static Optional<Duration> of(Function<String, Optional<String>> headers, Clock clock, Duration longest) {
        return headers.apply("Retry-After")
                .flatMap(text -> seconds(text.strip())
                        .or(() -> moment(text)
                                .map(at -> Duration.between(
                                        headers.apply("Date")
                                                .flatMap(RetryAfter::moment)
                                                .orElseGet(clock::instant),
                                        at))))
                .filter(Duration::isPositive)
                .map(wait -> wait.compareTo(longest) > 0 ? longest : wait);
    }

    private static Optional<Duration> seconds(String text) {
        return !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : Optional.empty();
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}

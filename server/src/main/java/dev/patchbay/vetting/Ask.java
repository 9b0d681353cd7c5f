package dev.patchbay.vetting;

import dev.patchbay.egress.EgressFailure;
import dev.patchbay.egress.EgressRequest;
import dev.patchbay.egress.EgressResponse;
import dev.patchbay.egress.EgressResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The way to the addresses of one integration during one run: through {@code egress}, never longer and never more often than
 * the run may. Not for several threads at once.
 */
public final class Ask {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Function<EgressRequest, EgressResult> way;
    private final Bounds bounds;
    private final long start = System.nanoTime();
    private int asked;

    /**
     * How much a run may ask for.
     *
     * @param time for all answers together
     * @param requests how many requests
     */
    public record Bounds(Duration time, int requests) {

        static final Bounds USUAL = new Bounds(Duration.ofSeconds(60), 120);
    }

    /** What came back. */
    public sealed interface Reply {}

    /** An answer, of whatever status; redirects are not followed. */
    public record Heard(EgressResponse response) implements Reply {

        int status() {
            return response.status();
        }

        boolean good() {
            return status() / 100 == 2;
        }
    }

    /**
     * No answer that could be used.
     *
     * @param reason in lower case, a part of message keys
     */
    public record Silence(String reason, boolean onlyOnItsOwnMachine) implements Reply {}

    public Ask(Function<EgressRequest, EgressResult> way, Bounds bounds) {
        this.way = way;
        this.bounds = bounds;
    }

    /** Asks for an answer of at most the given size after decompression. */
    public Reply get(URI address, String accept, int maximumBody) {
        return send(
                address, EgressRequest.get(address).withHeader("Accept", accept).withMaximumBody(maximumBody));
    }

    /** The same with a bearer token for that server. */
    Reply get(URI address, String accept, int maximumBody, String bearer) {
        return send(
                address,
                EgressRequest.get(address)
                        .withHeader("Accept", accept)
                        .withHeader("Authorization", "Bearer " + bearer)
                        .withMaximumBody(maximumBody));
    }

    /** Asks, and takes the beginning of an answer that is larger. */
    public Reply beginning(URI address, String accept, int maximumBody) {
        return send(
                address,
                EgressRequest.get(address)
                        .withHeader("Accept", accept)
                        .withMaximumBody(maximumBody)
                        .withBodyCut());
    }

    /** Posts text and takes the beginning of the answer. */
    public Reply post(URI address, Map<String, String> headers, String body) {
        var request = EgressRequest.post(address, body.getBytes(StandardCharsets.UTF_8))
                .withMaximumBody(4096)
                .withBodyCut();
        for (var header : headers.entrySet()) {
            request = request.withHeader(header.getKey(), header.getValue());
        }
        return send(address, request);
    }

    private Reply send(URI address, EgressRequest request) {
        Duration left = bounds.time.minusNanos(System.nanoTime() - start);
        if (!left.isPositive() || asked >= bounds.requests) {
            return new Silence("used-up", false);
        }
        asked++;
        return switch (way.apply(request.withTimeout(left.compareTo(PATIENCE) < 0 ? left : PATIENCE))) {
            case EgressResponse response -> new Heard(response);
            case EgressFailure failure -> silence(address, failure);
        };
    }

    private static Silence silence(URI address, EgressFailure failure) {
        if (failure.reason() == EgressFailure.Reason.BUSY) {
            throw new TooBusy(failure.message());
        }
        String word = word(failure.reason());
        return new Silence(word, word.startsWith("refused") && CheckSubject.loopback(address));
    }

    /** Such as {@code refused-url}. */
    static String word(EgressFailure.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

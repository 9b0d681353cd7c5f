package dev.patchbay.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an upstream server is told about the caller, as plain headers and signed. */
@Component
class UpstreamHeaders {

    /** An assertion is used again for the same caller while more than half of its life is left: signing is what costs. */
    private static final Duration USED_AGAIN = Duration.ofSeconds(25);

    private static final int MOST = 10_000;

    private final Cache<Whose, Signed> signed =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(USED_AGAIN).build();

    private final Assertions assertions;
    private final Clock clock;

    UpstreamHeaders(Assertions assertions, Clock clock) {
        this.assertions = assertions;
        this.clock = clock;
    }

    private record Whose(String subject, @Nullable String token, Caller.Acting acting, String audience) {}

    private record Signed(String assertion, Instant at) {}

    Map<String, String> of(Caller caller, String audience) {
        var headers = new LinkedHashMap<String, String>();
        if (caller.account() != null) {
            headers.put("X-User-Id", caller.account().toString());
        }
        if (caller.app() != null) {
            headers.put("X-Client-Id", caller.app().clientId());
        }
        if (!caller.scopes().isEmpty()) {
            headers.put(
                    "X-Scopes",
                    String.join(" ", caller.scopes().stream().sorted().toList()));
        }
        if (caller.installation() != null) {
            headers.put("X-Installation-Id", caller.installation().toString());
        }
        if (caller.organization() != null) {
            headers.put("X-Organization-Id", caller.organization().toString());
        }
        headers.put("X-Patchbay-Assertion", assertion(caller, audience));
        return headers;
    }

    private String assertion(Caller caller, String audience) {
        var whose = new Whose(
                caller.subject(), caller.token() == null ? null : caller.token().id(), caller.acting(), audience);
        Instant now = clock.instant();
        Signed known = signed.getIfPresent(whose);
        if (known == null || known.at.plus(USED_AGAIN).isBefore(now) || known.at.isAfter(now)) {
            known = new Signed(assertions.of(caller, audience), now);
            signed.put(whose, known);
        }
        return known.assertion;
    }
}

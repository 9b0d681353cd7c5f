package dev.patchbay.oidc;

import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Secret;
import dev.patchbay.kernel.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Authorization requests that clients sent us themselves (RFC 9126), so that no browser can change them. Each is answered once,
 * to the client that sent it; while the person signs in for it, it waits.
 */
@Component
class PushedRequests {

    static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    /** From the client's request to the browser's arrival. */
    static final Duration LIFE = Duration.ofSeconds(90);

    /** From there to the answer: somebody signs in, perhaps with a password that must be looked up. */
    private static final Duration WAITS = Duration.ofMinutes(30);

    private static final int BYTES = 32;
    private static final TypeReference<Map<String, List<String>>> PARAMETERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    PushedRequests(JdbcClient jdbc, JsonMapper json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps the request; the answer is its {@code request_uri}. */
    Secret keep(String clientId, RequestParameters parameters) {
        String uri = PREFIX + ids.token(BYTES);
        jdbc.sql("""
                        insert into oidc.pushed_request (hash, client_id, parameters, expires_at)
                        values (:hash, :client, cast(:parameters as jsonb), :expires)
                        """)
                .param("hash", Sha256.of(uri))
                .param("client", clientId)
                .param("parameters", json.writeValueAsString(parameters.values()))
                .param("expires", Timestamp.from(clock.instant().plus(LIFE)))
                .update();
        return Secret.of(uri);
    }

    Optional<Pushed> find(String uri, String clientId) {
        return jdbc.sql("""
                        select parameters::text as parameters, asked_at from oidc.pushed_request
                        where hash = :hash and client_id = :client and spent_at is null and expires_at > :now
                        """)
                .param("hash", Sha256.of(uri))
                .param("client", clientId)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> {
                    Timestamp asked = row.getTimestamp("asked_at");
                    return new Pushed(
                            new RequestParameters(json.readValue(row.getString("parameters"), PARAMETERS)),
                            asked == null ? null : asked.toInstant());
                })
                .optional();
    }

    /** The person is sent to sign in for it. */
    void ask(String uri) {
        Instant now = clock.instant();
        jdbc.sql("""
                        update oidc.pushed_request
                        set asked_at = coalesce(asked_at, :now), expires_at = greatest(expires_at, :expires)
                        where hash = :hash and asked_at is null
                        """)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(WAITS)))
                .param("hash", Sha256.of(uri))
                .update();
    }

    /** It is answered now; false when it was answered before. */
    boolean spend(String uri) {
        return jdbc.sql("update oidc.pushed_request set spent_at = :now where hash = :hash and spent_at is null")
                        .param("now", Timestamp.from(clock.instant()))
                        .param("hash", Sha256.of(uri))
                        .update()
                == 1;
    }

    void forgetExpired() {
        jdbc.sql("delete from oidc.pushed_request where expires_at <= :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** @param asked when the person was sent to sign in for it */
    record Pushed(RequestParameters parameters, @Nullable Instant asked) {}
}

package dev.patchbay.oidc;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import dev.patchbay.egress.Egress;
import dev.patchbay.egress.EgressRequest;
import dev.patchbay.egress.EgressResponse;
import dev.patchbay.grants.ClientAuthentication.PrivateKey;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Public keys of clients, from their addresses through {@code egress}. Who asks while an address is read waits for the same
 * reading; an unknown key makes us read again, but no address more often than each half minute, reachable or not.
 */
@Component
class ClientKeys implements DisposableBean {

    /** How long a key that its owner removed may still be taken. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final Duration READ_AGAIN = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ADDRESSES = 1_000;
    private static final int KEYS = 20;

    private static final Logger log = LoggerFactory.getLogger(ClientKeys.class);

    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final AsyncCache<URI, KeySet> sets = Caffeine.newBuilder()
            .maximumSize(ADDRESSES)
            .expireAfterWrite(KEPT)
            .executor(readers)
            .buildAsync();
    private final Egress egress;
    private final Clock clock;

    ClientKeys(Egress egress, Clock clock) {
        this.egress = egress;
        this.clock = clock;
    }

    /** The keys that may have signed: public, for signing, of the header's {@code kid} if it has one and of a fitting type. */
    List<JWK> candidates(PrivateKey source, JWSHeader header) {
        URI address = source.jwksUri();
        if (address == null) {
            return fitting(parse(String.valueOf(source.jwks())), header);
        }
        CompletableFuture<KeySet> reading = sets.get(address, this::read);
        KeySet known = reading.join();
        List<JWK> found = fitting(known.keys, header);
        if (found.isEmpty() && known.readAt.plus(READ_AGAIN).isBefore(clock.instant())) {
            // whoever comes second finds the first one's reading
            sets.asMap().remove(address, reading);
            found = fitting(sets.get(address, this::read).join().keys, header);
        }
        return found;
    }

    private KeySet read(URI address) {
        Instant now = clock.instant();
        var request = EgressRequest.get(address)
                .withHeader("Accept", "application/jwk-set+json, application/json")
                .withTimeout(PATIENCE);
        if (egress.send(request) instanceof EgressResponse response && response.status() == 200) {
            return new KeySet(parse(response.text()), now);
        }
        log.info("The keys of a client could not be read from {}", address.getRawAuthority());
        return new KeySet(List.of(), now);
    }

    private static List<JWK> parse(String text) {
        try {
            return JWKSet.parse(text).getKeys().stream()
                    .filter(key -> !key.isPrivate() && !key.getKeyType().equals(KeyType.OCT))
                    .filter(key -> key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                    .limit(KEYS)
                    .toList();
        } catch (ParseException malformed) {
            return List.of();
        }
    }

    private static List<JWK> fitting(List<JWK> keys, JWSHeader header) {
        return keys.stream()
                .filter(key -> header.getKeyID() == null || header.getKeyID().equals(key.getKeyID()))
                .filter(key -> key.getAlgorithm() == null || key.getAlgorithm().equals(header.getAlgorithm()))
                .filter(key -> key.getKeyType().equals(KeyType.forAlgorithm(header.getAlgorithm())))
                .toList();
    }

    @Override
    public void destroy() {
        readers.close();
    }

    private record KeySet(List<JWK> keys, Instant readAt) {}
}

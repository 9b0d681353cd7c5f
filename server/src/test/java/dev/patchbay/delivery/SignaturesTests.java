package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors were made by other programs (OpenSSL and Python's hmac), and the SDKs assert them as well. */
class SignaturesTests {

    private static final JsonNode VECTORS = read();

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void areThoseOfTheContract(String name, JsonNode vector) throws GeneralSecurityException {
        var id = vector.get("id").stringValue();
        long timestamp = vector.get("timestamp").longValue();
        var body = vector.get("body").stringValue();

        assertThat(Signatures.v1(Secret.of(VECTORS.get("secret").stringValue()), id, timestamp, body))
                .isEqualTo(vector.get("v1").stringValue());
        assertThat(Signatures.v1a(privateKey(), id, timestamp, body))
                .isEqualTo(vector.get("v1a").stringValue());
    }

    static Stream<Arguments> vectors() {
        return StreamSupport.stream(VECTORS.get("vectors").spliterator(), false)
                .map(vector -> Arguments.of(vector.get("name").stringValue(), vector));
    }

    private static PrivateKey privateKey() throws GeneralSecurityException {
        var seed = VECTORS.get("privateKey").stringValue().substring("whsk_".length());
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(
                        NamedParameterSpec.ED25519, Base64.getDecoder().decode(seed)));
    }

    private static JsonNode read() {
        try {
            return JsonMapper.builder()
                    .build()
                    .readTree(Files.readString(Path.of("..", "contracts", "examples", "signatures.json")));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

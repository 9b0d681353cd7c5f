package dev.patchbay.accounts;

import dev.patchbay.kernel.InvalidRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser's authenticator answered.
 *
 * @param credential the JSON of {@code PublicKeyCredential.toJSON()} (WebAuthn Level 3 §5.1), with whatever a browser adds
 */
record PasskeyAnswer(@Nullable Map<String, Object> credential) {

    private static final JsonMapper JSON = new JsonMapper();

    String json() {
        return json(credential);
    }

    static String json(@Nullable Map<String, Object> credential) {
        if (credential == null) {
            throw InvalidRequest.of("/credential", "This is needed.");
        }
        return JSON.writeValueAsString(credential);
    }
}

package dev.patchbay.accounts;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import dev.patchbay.kernel.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser with an authenticator that has one passkey; what it says can be falsified, piece by piece. */
final class TestAuthenticator {

    static final int PRESENT = 0x01;
    static final int VERIFIED = 0x04;
    static final int WITH_KEY = 0x40;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final ObjectConverter converter = new ObjectConverter();
    private final JsonMapper json = new JsonMapper();
    private final byte[] credentialId = new byte[32];
    private KeyPair keys = newKeys();

    String origin = "http://localhost:8080";
    String relyingParty = "localhost";
    int flags = PRESENT | VERIFIED;
    int signCount;

    @Nullable
    String challenge;

    @Nullable
    String userHandle;

    String ceremony = "";
    boolean crossOrigin;

    TestAuthenticator() {
        new SecureRandom().nextBytes(credentialId);
    }

    /** Signs with another key from now on, under the same credential id. */
    void forge() {
        keys = newKeys();
    }

    String credentialId() {
        return BASE64.encodeToString(credentialId);
    }

    /** What {@code navigator.credentials.create} answers to these options. */
    Map<String, Object> create(JsonNode publicKey) {
        userHandle = publicKey.get("user").get("id").asString();
        byte[] clientData = clientData("webauthn.create", publicKey);
        byte[] data = authenticatorData(flags | WITH_KEY, true);
        byte[] attestation = converter
                .getCborMapper()
                .writeValueAsBytes(Map.of("fmt", "none", "attStmt", Map.of(), "authData", data));
        return credential(Map.of(
                "clientDataJSON",
                BASE64.encodeToString(clientData),
                "attestationObject",
                BASE64.encodeToString(attestation),
                "transports",
                List.of("internal")));
    }

    /** What {@code navigator.credentials.get} answers to these options. */
    Map<String, Object> get(JsonNode publicKey) {
        signCount = signCount == 0 ? 0 : signCount + 1;
        byte[] clientData = clientData("webauthn.get", publicKey);
        byte[] data = authenticatorData(flags, false);
        return credential(Map.of(
                "clientDataJSON",
                BASE64.encodeToString(clientData),
                "authenticatorData",
                BASE64.encodeToString(data),
                "signature",
                BASE64.encodeToString(sign(data, Sha256.of(clientData))),
                "userHandle",
                String.valueOf(userHandle)));
    }

    private Map<String, Object> credential(Map<String, Object> response) {
        return Map.of(
                "id",
                credentialId(),
                "rawId",
                credentialId(),
                "type",
                "public-key",
                "authenticatorAttachment",
                "platform",
                "clientExtensionResults",
                Map.of(),
                "response",
                response);
    }

    private byte[] clientData(String type, JsonNode publicKey) {
        return json.writeValueAsBytes(Map.of(
                "type",
                ceremony.isEmpty() ? type : ceremony,
                "challenge",
                challenge == null ? publicKey.get("challenge").asString() : challenge,
                "origin",
                origin,
                "crossOrigin",
                crossOrigin));
    }

    private byte[] authenticatorData(int flags, boolean withKey) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Sha256.of(relyingParty.getBytes(StandardCharsets.UTF_8)));
        bytes.write(flags);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(signCount).array());
        if (withKey) {
            bytes.writeBytes(new byte[16]);
            bytes.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) credentialId.length).array());
            bytes.writeBytes(credentialId);
            bytes.writeBytes(converter
                    .getCborMapper()
                    .writeValueAsBytes(
                            EC2COSEKey.create((ECPublicKey) keys.getPublic(), COSEAlgorithmIdentifier.ES256)));
        }
        return bytes.toByteArray();
    }

    private byte[] sign(byte[] data, byte[] clientDataHash) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(clientDataHash);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

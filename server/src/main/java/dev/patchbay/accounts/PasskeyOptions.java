package dev.patchbay.accounts;

import java.util.List;

/** What a browser is asked for, in the JSON of WebAuthn Level 3 §5.1.8 and §5.1.9: bytes are base64url without padding. */
final class PasskeyOptions {

    private PasskeyOptions() {}

    record Creation(CreationKey publicKey) {}

    // the standard's dictionary has this many members
    record CreationKey(
            RelyingParty rp,
            User user,
            String challenge,
            List<Algorithm> pubKeyCredParams,
            long timeout,
            List<Descriptor> excludeCredentials,
            Selection authenticatorSelection,
            String attestation) {}

    record Request(RequestKey publicKey) {}

    record RequestKey(
            String challenge, long timeout, String rpId, List<Descriptor> allowCredentials, String userVerification) {}

    record RelyingParty(String id, String name) {}

    record User(String id, String name, String displayName) {}

    record Algorithm(String type, long alg) {}

    record Descriptor(String type, String id, List<String> transports) {}

    record Selection(String residentKey, boolean requireResidentKey, String userVerification) {}
}

package dev.patchbay.accounts;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import dev.patchbay.platform.PatchbaySettings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Reads and verifies what authenticators answer (WebAuthn Level 3 §7). The person must have been verified by the device, by
 * finger, face or PIN, since a passkey stands alone here; which make of device it is does not matter, so its attestation is
 * neither asked for nor looked at.
 */
@Component
class PasskeyCeremony {

    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private static final List<PublicKeyCredentialParameters> PARAMETERS = ALGORITHMS.stream()
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int MOST_TRANSPORTS = 10;

    private final WebAuthnManager webAuthn = WebAuthnManager.createNonStrictWebAuthnManager();
    private final Origin origin;
    private final String relyingParty;

    PasskeyCeremony(PatchbaySettings patchbay) {
        this.origin = new Origin(patchbay.baseUrl().toString());
        this.relyingParty = patchbay.baseUrl().getHost();
    }

    /** The host name for which passkeys are made. */
    String relyingParty() {
        return relyingParty;
    }

    /** A registration as it came, or nothing when it cannot be read. */
    Optional<RegistrationData> readRegistration(String json) {
        return read(json, () -> webAuthn.parseRegistrationResponseJSON(json));
    }

    /** An assertion as it came, or nothing when it cannot be read. */
    Optional<AuthenticationData> readAssertion(String json) {
        return read(json, () -> webAuthn.parseAuthenticationResponseJSON(json));
    }

    private static <T> Optional<T> read(String json, Supplier<T> reading) {
        if (json.length() > LONGEST_ANSWER) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.get());
        } catch (WebAuthnException | JacksonException | IllegalArgumentException | NullPointerException unreadable) {
            // the library has no single word for an answer that lacks a member
            return Optional.empty();
        }
    }

    /** The new passkey, or nothing when the answer does not prove it; its challenge has been found good. */
    Optional<Registered> verify(RegistrationData answer) {
        Challenge challenge = challenge(answer.getCollectedClientData());
        if (challenge == null) {
            return Optional.empty();
        }
        try {
            webAuthn.verify(answer, new RegistrationParameters(server(challenge), PARAMETERS, true, true));
        } catch (WebAuthnException refused) {
            return Optional.empty();
        }
        AuthenticatorData<?> data =
                Objects.requireNonNull(answer.getAttestationObject()).getAuthenticatorData();
        AttestedCredentialData credential = Objects.requireNonNull(data.getAttestedCredentialData());
        return Optional.of(new Registered(
                credential,
                new State(data.getSignCount(), data.isFlagBE(), data.isFlagBS()),
                transports(answer.getTransports())));
    }

    /** Whether the answer proves the passkey; its challenge has been found good. */
    Proof verify(AuthenticationData answer, PasskeyStore.Owned passkey) {
        Challenge challenge = challenge(answer.getCollectedClientData());
        if (challenge == null) {
            return new Refused();
        }
        try {
            webAuthn.verify(answer, new AuthenticationParameters(server(challenge), record(passkey), null, true, true));
        } catch (MaliciousCounterValueException copied) {
            return new Copied();
        } catch (WebAuthnException refused) {
            return new Refused();
        }
        AuthenticatorData<?> data = Objects.requireNonNull(answer.getAuthenticatorData());
        return new Proved(new State(data.getSignCount(), passkey.state().backupEligible(), data.isFlagBS()));
    }

    private static @Nullable Challenge challenge(com.webauthn4j.data.client.@Nullable CollectedClientData data) {
        return data == null ? null : data.getChallenge();
    }

    /** The challenge that an answer names, base64url; empty when it names none. */
    static String challengeOf(com.webauthn4j.data.client.@Nullable CollectedClientData data) {
        Challenge challenge = challenge(data);
        return challenge == null ? "" : PasskeyStore.base64(challenge.getValue());
    }

    private ServerProperty server(Challenge challenge) {
        return ServerProperty.builder()
                .origin(origin)
                .rpId(relyingParty)
                .challenge(challenge)
                .build();
    }

    private CredentialRecord record(PasskeyStore.Owned passkey) {
        State state = passkey.state();
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                state.backupEligible(),
                state.backedUp(),
                state.signCount(),
                passkey.credential(),
                null,
                null,
                null,
                null);
    }

    private static List<String> transports(@Nullable Set<AuthenticatorTransport> transports) {
        return transports == null
                ? List.of()
                : transports.stream()
                        .map(AuthenticatorTransport::getValue)
                        .filter(transport -> transport.length() <= 20)
                        .sorted()
                        .limit(MOST_TRANSPORTS)
                        .collect(Collectors.toList());
    }

    /** A passkey as its device made it. */
    record Registered(AttestedCredentialData credential, State state, List<String> transports) {}

    /**
     * What a passkey says of itself at each use.
     *
     * @param signCount how often it signed; 0 for ever where it does not count
     */
    record State(long signCount, boolean backupEligible, boolean backedUp) {}

    /** How an assertion came out. */
    sealed interface Proof {}

    record Proved(State state) implements Proof {}

    record Refused() implements Proof {}

    /** The signature is right, but the passkey counted less than before: there may be two of it (§6.1.1). */
    record Copied() implements Proof {}
}

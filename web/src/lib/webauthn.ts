import type { CreationOptionsJson, CredentialJson, RequestOptionsJson } from './api/index.ts';

/** Whether this browser knows passkeys. Pages on plain http (other than localhost) have none. */
export const passkeysSupported = () =>
  typeof window.PublicKeyCredential === 'function' && window.isSecureContext !== false;

const bytes = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

const base64url = (buffer: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const descriptors = (list: PublicKeyCredentialDescriptorJSON[] | undefined) =>
  list?.map(({ id, transports, ...more }) => ({
    ...more,
    type: 'public-key' as const,
    id: bytes(id),
    ...(transports && { transports: transports as AuthenticatorTransport[] }),
  }));

/** The browser's own dialog was closed, or nothing came of it. */
export class PasskeyDeclined extends Error {}
/** This device has a passkey of this account already. */
export class PasskeyThereAlready extends Error {}

async function asked(run: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const credential = await run();
    if (credential) return credential as PublicKeyCredential;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'InvalidStateError') throw new PasskeyThereAlready();
    throw new PasskeyDeclined();
  }
  throw new PasskeyDeclined();
}

/** Makes a passkey on this device or another of the person's: WebAuthn Level 3, 5.1.8. */
export async function newPasskey(options: CreationOptionsJson): Promise<CredentialJson> {
  const { challenge, user, excludeCredentials, ...more } = options;
  const publicKey = {
    ...more,
    challenge: bytes(challenge),
    user: { ...user, id: bytes(user.id) },
    excludeCredentials: descriptors(excludeCredentials) ?? [],
  } as unknown as PublicKeyCredentialCreationOptions;
  const credential = await asked(() => navigator.credentials.create({ publicKey }));
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    ...common(credential),
    response: {
      clientDataJSON: base64url(response.clientDataJSON),
      attestationObject: base64url(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

/** Signs a challenge with a passkey: WebAuthn Level 3, 5.1.10. */
export async function signWithPasskey(options: RequestOptionsJson): Promise<CredentialJson> {
  const { challenge, allowCredentials, ...more } = options;
  const publicKey = {
    ...more,
    challenge: bytes(challenge),
    allowCredentials: descriptors(allowCredentials) ?? [],
  } as unknown as PublicKeyCredentialRequestOptions;
  const credential = await asked(() => navigator.credentials.get({ publicKey }));
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    ...common(credential),
    response: {
      clientDataJSON: base64url(response.clientDataJSON),
      authenticatorData: base64url(response.authenticatorData),
      signature: base64url(response.signature),
      ...(response.userHandle && { userHandle: base64url(response.userHandle) }),
    },
  };
}

const common = (credential: PublicKeyCredential): CredentialJson => ({
  id: credential.id,
  rawId: base64url(credential.rawId),
  type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  clientExtensionResults: credential.getClientExtensionResults(),
});

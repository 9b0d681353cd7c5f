import * as oidc from "openid-client";
import type { Credentials } from "./installations.js";
import { isLoopback } from "./settings.js";

/** What a sign-in began with, kept in the browser's sealed cookie until it ends. */
export interface LoginInProgress {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Null when it is not yet known whose desk is meant: that of whoever comes. */
  readonly organizationId: string | null;
  readonly clientId: string;
  /** A path of ours. */
  readonly target: string;
}

/** Who Patchbay says came. */
export interface Identity {
  readonly sub: string;
  readonly name: string;
  readonly email: string | null;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly isAdmin: boolean;
  /** Names from our own manifest. */
  readonly permissions: readonly string[];
  readonly sid: string | null;
  readonly idToken: string;
}

const SCOPE = "openid profile email organization";
const METADATA_KEPT = 10 * 60 * 1000;

/** The conversation with Patchbay's OpenID provider: authorization code with PKCE, one client for each organization. */
export class SignIn {
  readonly issuer: string;
  readonly #redirectUri: string;
  #keys: { address: string; until: number } | null = null;
  readonly #clients = new Map<string, { secret: string; until: number; configuration: oidc.Configuration }>();

  constructor(patchbayUrl: URL, appUrl: URL) {
    this.issuer = new URL("/oidc", patchbayUrl).href;
    this.#redirectUri = new URL("/auth/callback", appUrl).href;
  }

  async begin(
    organizationId: string | null,
    credentials: Credentials,
    target: string,
  ): Promise<{ login: LoginInProgress; address: URL }> {
    const configuration = await this.#client(credentials);
    const login: LoginInProgress = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      organizationId,
      clientId: credentials.clientId,
      target,
    };
    const address = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri,
      scope: SCOPE,
      state: login.state,
      nonce: login.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(login.verifier),
      code_challenge_method: "S256",
    });
    return { login, address };
  }

  /** Takes the answer's parameters; throws what openid-client throws when anything about the answer is not right. */
  async complete(login: LoginInProgress, credentials: Credentials, answer: URLSearchParams): Promise<Identity> {
    // RFC 9207 §2.4: the answer of another issuer, or of none, ends here
    if (answer.get("iss") !== this.issuer) throw new Error("The answer does not name our issuer");
    const configuration = await this.#client(credentials);
    const address = new URL(`${this.#redirectUri}?${answer}`);
    const tokens = await oidc.authorizationCodeGrant(configuration, address, {
      pkceCodeVerifier: login.verifier,
      expectedState: login.state,
      expectedNonce: login.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims || !tokens.id_token) throw new Error("The answer holds no ID token");
    // the ID token may leave to userinfo what the scopes ask for (OpenID Connect Core §5.4)
    const told: Record<string, unknown> =
      claims.name && claims.organization_id
        ? claims
        : { ...(await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims };
    return {
      sub: claims.sub,
      name: text(told.name) ?? text(told.email) ?? "Somebody without a name",
      email: text(told.email),
      organizationId: text(told.organization_id),
      organizationName: text(told.organization_name),
      isAdmin: told.app_admin === true,
      permissions: Array.isArray(told.app_permissions) ? told.app_permissions.filter((one) => typeof one === "string") : [],
      sid: text(claims.sid),
      idToken: tokens.id_token,
    };
  }

  /** Where the keys are that the provider signs with; asked at most once in ten minutes. */
  async keysAddress(): Promise<string> {
    if (!this.#keys || this.#keys.until <= Date.now()) {
      const options = isLoopback(new URL(this.issuer).hostname) ? { execute: [oidc.allowInsecureRequests] } : {};
      const configuration = await oidc.discovery(new URL(this.issuer), "any", undefined, oidc.None(), options);
      const address = configuration.serverMetadata().jwks_uri;
      if (!address) throw new Error("The provider publishes no keys");
      this.#keys = { address, until: Date.now() + METADATA_KEPT };
    }
    return this.#keys.address;
  }

  /** A token of the desk's own, for what it asks Patchbay with nobody present. */
  async ownToken(credentials: Credentials, installationId: string | null = null): Promise<string> {
    const wanted = installationId ? { installation_id: installationId } : {};
    return (await oidc.clientCredentialsGrant(await this.#client(credentials), wanted)).access_token;
  }

  /** Where signing out of Patchbay happens; null where it offers no such address. */
  async signOutAddress(credentials: Credentials, idToken: string, returnTo: string | null): Promise<URL | null> {
    const configuration = await this.#client(credentials);
    if (!configuration.serverMetadata().end_session_endpoint) return null;
    return oidc.buildEndSessionUrl(configuration, {
      id_token_hint: idToken,
      ...(returnTo ? { post_logout_redirect_uri: returnTo } : {}),
    });
  }

  async #client({ clientId, clientSecret }: Credentials): Promise<oidc.Configuration> {
    const known = this.#clients.get(clientId);
    if (known && known.secret === clientSecret && known.until > Date.now()) return known.configuration;
    const issuer = new URL(this.issuer);
    const configuration = await oidc.discovery(issuer, clientId, undefined, oidc.ClientSecretBasic(clientSecret), {
      timeout: 10,
      // the ID token's signature is checked as well, though it comes straight from the token endpoint
      execute: [
        oidc.enableNonRepudiationChecks,
        ...(issuer.protocol === "http:" && isLoopback(issuer.hostname) ? [oidc.allowInsecureRequests] : []),
      ],
    });
    this.#clients.delete(clientId);
    if (this.#clients.size >= 1000) this.#clients.delete(this.#clients.keys().next().value ?? "");
    this.#clients.set(clientId, { secret: clientSecret, until: Date.now() + METADATA_KEPT, configuration });
    return configuration;
  }
}

function text(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

import { createRemoteJWKSet, jwtVerify } from "jose";
import type { SignIn } from "./identity.js";
import { type Installations, ofPerson } from "./installations.js";
import type { Sessions } from "./sessions.js";
import type { Store } from "./store.js";

const EVENT = "http://schemas.openid.net/event/backchannel-logout";

/** Ends sessions when Patchbay says that somebody was signed out (OpenID Connect Back-Channel Logout 1.0). */
export class BackChannelLogout {
  readonly #store: Store;
  readonly #installations: Installations;
  readonly #sessions: Sessions;
  readonly #signIn: SignIn;
  #keys: { address: string; set: ReturnType<typeof createRemoteJWKSet> } | null = null;

  constructor(store: Store, installations: Installations, sessions: Sessions, signIn: SignIn) {
    this.#store = store;
    this.#installations = installations;
    this.#sessions = sessions;
    this.#signIn = signIn;
  }

  /** §2.6; false when the token is not one to act upon. */
  async receive(token: string, now: Date = new Date()): Promise<boolean> {
    try {
      const { payload } = await jwtVerify(token, await this.#keySet(), {
        issuer: this.#signIn.issuer,
        typ: "logout+jwt",
        algorithms: ["ES256", "RS256"],
        requiredClaims: ["iat", "jti", "events"],
        maxTokenAge: "2 minutes",
        clockTolerance: "30 seconds",
        currentDate: now,
      });
      const { aud, sub, sid, events, nonce } = payload;
      const organizationId = typeof aud === "string" ? this.#deskOf(aud, sub) : undefined;
      const told = typeof events === "object" && events !== null && EVENT in events;
      if (!told || nonce !== undefined || !organizationId || (typeof sub !== "string" && typeof sid !== "string")) return false;
      const whose = typeof sid === "string" ? { sid } : { sub: sub as string };
      this.#store.write(...this.#sessions.endAllOf(organizationId, whose));
      return true;
    } catch (error) {
      console.error(`a logout token is refused: ${(error as Error).message}`);
      return false;
    }
  }

  /** A client that people share says nothing about whose desk is meant; the person does. */
  #deskOf(clientId: string, sub: string | undefined): string | undefined {
    if (this.#installations.shared(clientId)) return sub ? ofPerson(sub) : undefined;
    return this.#installations.organizationOf(clientId);
  }

  async #keySet() {
    const address = await this.#signIn.keysAddress();
    if (this.#keys?.address !== address) this.#keys = { address, set: createRemoteJWKSet(new URL(address)) };
    return this.#keys.set;
  }
}

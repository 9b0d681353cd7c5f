import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Store } from "./store.js";

/** Seals small values that a browser keeps for us: it can neither read nor change them, and they end. */
export class Seal {
  readonly #key: Buffer;

  /** The key is made once and kept in the store, so that a restart does not end sign-ins half-way. */
  constructor(store: Store) {
    const keys = store.table<string>("keys");
    if (!keys.get("seal", "key")) store.write(keys.put("seal", "key", randomBytes(32).toString("base64")));
    this.#key = Buffer.from(keys.get("seal", "key") ?? "", "base64");
  }

  close(value: unknown, seconds: number): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", this.#key, iv);
    const text = JSON.stringify({ value, until: Date.now() + seconds * 1000 });
    const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
  }

  /** Null where it is not ours, was changed, or is too old. */
  open(sealed: string | undefined): unknown {
    const bytes = Buffer.from(sealed ?? "", "base64url");
    if (bytes.length < 29) return null;
    try {
      const decipher = createDecipheriv("aes-256-gcm", this.#key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      const text = decipher.update(bytes.subarray(28)).toString("utf8") + decipher.final("utf8");
      const { value, until } = JSON.parse(text) as { value: unknown; until: number };
      return until > Date.now() ? value : null;
    } catch {
      return null;
    }
  }
}

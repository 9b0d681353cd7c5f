/** What somebody has typed and not saved, kept in this browser over a reload. */
export interface Unsaved {
  text: string;
  /** The revision of the draft that it was begun from. */
  revision: number;
  /** Milliseconds since 1970. */
  at: number;
}

const key = (account: string, integration: string) => `patchbay-draft:${account}:${integration}`;

/** Longer texts are refused by the server anyway. */
const longest = 1024 * 1024;

export function readUnsaved(account: string, integration: string): Unsaved | null {
  try {
    const kept: Partial<Unsaved> =
      JSON.parse(localStorage.getItem(key(account, integration)) ?? 'null') ?? {};
    const { text, revision, at } = kept;
    return typeof text === 'string' && typeof revision === 'number' && typeof at === 'number'
      ? { text, revision, at }
      : null;
  } catch {
    return null;
  }
}

/** Keeps it, or forgets it. Where the browser has no room for it, it lives on the page alone. */
export function keepUnsaved(account: string, integration: string, unsaved: Unsaved | null) {
  try {
    if (unsaved && unsaved.text.length <= longest) {
      localStorage.setItem(key(account, integration), JSON.stringify(unsaved));
    } else localStorage.removeItem(key(account, integration));
  } catch {
    // No room, or not allowed.
  }
}

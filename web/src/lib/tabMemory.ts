/** What a tab remembers over a reload, until it is closed or its person signs out. */
export interface TabMemory {
  read(name: string): string | null;
  write(name: string, text: string): void;
  forget(name: string): void;
}

let ended = false;

const within = <T>(act: (storage: Storage) => T): T | null => {
  try {
    return act(window.sessionStorage);
  } catch {
    // It may be full, or blocked: then a reload begins anew.
    return null;
  }
};

export const tabMemory: TabMemory = {
  read: (name) => within((storage) => storage.getItem(name)),
  write: (name, text) => void (ended || within((storage) => storage.setItem(name, text))),
  forget: (name) => void within((storage) => storage.removeItem(name)),
};

/** Whoever signs in here next finds nothing; also nothing that is written while this page goes away. */
export function forgetTab() {
  ended = true;
  within((storage) => storage.clear());
}

/** Who hears that something is to be asked of the server again, and whether anybody would be told at this moment. */
export class Nudges {
  private readonly listeners = new Set<(topic: string) => void>();
  private readonly watchers = new Set<() => void>();
  private open = false;

  /** Whether nudges come; where they do not, whoever wants to know asks. */
  get come() {
    return this.open;
  }

  /** Hears whenever {@link come} changes. */
  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  };

  be(open: boolean) {
    if (this.open === open) return;
    this.open = open;
    for (const watcher of [...this.watchers]) watcher();
  }

  get wanted() {
    return this.listeners.size > 0;
  }

  add(listener: (topic: string) => void) {
    this.listeners.add(listener);
  }

  remove(listener: (topic: string) => void) {
    this.listeners.delete(listener);
  }

  tell(...topics: string[]) {
    for (const topic of topics) {
      for (const listener of [...this.listeners]) listener(topic);
    }
  }

  clear() {
    this.listeners.clear();
  }
}

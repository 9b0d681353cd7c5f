/** What is due later, each by its name: of one name the last counts. */
export class Timers {
  private readonly due = new Map<string, ReturnType<typeof setTimeout>>();

  after(name: string, milliseconds: number, act: () => void) {
    this.clear(name);
    const timer = setTimeout(() => {
      this.due.delete(name);
      act();
    }, milliseconds);
    this.due.set(name, timer);
  }

  has(name: string) {
    return this.due.has(name);
  }

  clear(name: string) {
    clearTimeout(this.due.get(name));
    this.due.delete(name);
  }

  clearAll() {
    for (const timer of this.due.values()) clearTimeout(timer);
    this.due.clear();
  }
}

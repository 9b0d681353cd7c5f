/** What waits for the broker: at most so many, the oldest go first when there is no more room. */
export class Outbox {
  #waiting = [];
  #limit;
  dropped = 0;

  constructor(limit) {
    this.#limit = limit;
  }

  get size() {
    return this.#waiting.length;
  }

  add(messages) {
    this.#waiting.push(...messages);
    const surplus = this.#waiting.length - this.#limit;
    if (surplus > 0) {
      this.#waiting.splice(0, surplus);
      this.dropped += surplus;
    }
  }

  /** The oldest; they stay until it is said that they are sent. */
  first(count) {
    return this.#waiting.slice(0, count);
  }

  /** These are there; some may have made room meanwhile. */
  sent(messages) {
    const gone = new Set(messages);
    this.#waiting = this.#waiting.filter((message) => !gone.has(message));
  }
}

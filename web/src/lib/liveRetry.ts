const seconds = 1000;
const longestWait = 30 * seconds;
/** A server that keeps a stream open for so long is well; one that accepts it and is gone at once is not. */
const well = 15 * seconds;
/** However long the server asks to wait. */
const longestRefusal = 300 * seconds;

/** When a stream that broke is opened again: later each time, and never before the server said so. */
export class LiveRetry {
  private failures = 0;
  /** Since when streams are open without a break between them. */
  private openSince: number | null = null;
  private first = 2 * seconds;
  private refusedUntil = 0;

  /** The server says how long to wait after a break. */
  wish(milliseconds: number) {
    this.first = Math.min(Math.max(milliseconds, 500), longestWait);
  }

  /** The server did not open a stream, and says for how long it will not, in seconds. */
  refuse(retryAfter: string | null) {
    const after = Number(retryAfter ?? 0);
    if (after > 0) this.refusedUntil = Date.now() + Math.min(after * seconds, longestRefusal);
  }

  /** How long the server still wants to be left alone, whoever comes back meanwhile. */
  get refused() {
    return Math.min(Math.max(this.refusedUntil - Date.now(), 0), longestRefusal);
  }

  /** A stream is open. */
  sign() {
    const now = Date.now();
    this.openSince ??= now;
    if (now - this.openSince >= well) this.failures = 0;
  }

  /** No stream is open any more. */
  over() {
    this.openSince = null;
  }

  /** A stream broke, or was not opened; answers how long to wait. */
  broke(): number {
    this.over();
    this.failures += 1;
    const backoff = Math.min(this.first * 2 ** Math.min(this.failures - 1, 6), longestWait);
    // Not all at the same moment, when a server comes back.
    return Math.max(this.refused, backoff * (0.5 + Math.random() / 2));
  }

  forget() {
    this.over();
    this.failures = 0;
    this.refusedUntil = 0;
  }
}

import { setTimeout as pause } from "node:timers/promises";

const TOGETHER = 500;
const LONGEST_PAUSE = 30_000;

/**
 * Sends what waits, in order, until the signal. A failure loses nothing: the producer is made anew after a growing while, and goes on
 * with what could not be sent. A record that was sent and not confirmed is sent again; for Patchbay it is the same record.
 *
 * @param {{outbox: import("./outbox.js").Outbox, connect: () => Promise<{send: Function, close: Function}>, signal: AbortSignal,
 *   beat?: number, say?: Function}} settings `connect`: a producer that is connected
 */
export function pusher({ outbox, connect, signal, beat = 500, say = console.error }) {
  const state = { connected: false, sent: 0, failures: 0 };

  async function run() {
    let producer = null;
    while (!signal.aborted) {
      let rest = beat;
      try {
        producer ??= await connect();
        if (!state.connected) say("Connected to the broker");
        state.connected = true;
        for (let batch = outbox.first(TOGETHER); batch.length > 0 && !signal.aborted; batch = outbox.first(TOGETHER)) {
          await producer.send(batch);
          outbox.sent(batch);
          state.sent += batch.length;
        }
        state.failures = 0;
      } catch (error) {
        state.connected = false;
        state.failures++;
        if (state.failures === 1 || state.failures % 20 === 0) say(`The broker takes nothing (${error.message}); ${outbox.size} records wait`);
        await producer?.close().catch(() => {});
        producer = null;
        rest = Math.min(beat * 2 ** state.failures, LONGEST_PAUSE);
      }
      await pause(rest, undefined, { signal }).catch(() => {});
    }
    await producer?.close().catch(() => {});
  }

  return { state, run };
}

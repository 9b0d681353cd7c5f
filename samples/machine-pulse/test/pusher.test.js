import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox } from "../src/outbox.js";
import { pusher } from "../src/pusher.js";

const until = async (condition) => {
  const deadline = Date.now() + 5000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("not in time");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => ({ key: "k", value: String(from + index) }));

test("keeps so many, and the newest", () => {
  const outbox = new Outbox(3);
  outbox.add(numbers(1, 2));
  const sending = outbox.first(10);
  outbox.add(numbers(3, 5));
  assert.deepEqual(outbox.first(10).map(({ value }) => value), ["3", "4", "5"]);
  assert.equal(outbox.dropped, 2);

  outbox.sent(sending);
  assert.equal(outbox.size, 3, "what made room meanwhile is no other's place");
  outbox.sent(outbox.first(2));
  assert.deepEqual(outbox.first(10).map(({ value }) => value), ["5"]);
});

test("sends in order what waited while the broker was away, with a producer made anew", async () => {
  const outbox = new Outbox(100);
  const ending = new AbortController();
  const received = [];
  const closed = [];
  let away = false;
  let producers = 0;
  const said = [];
  const connect = async () => {
    if (away) throw new Error("nobody there");
    const number = ++producers;
    return {
      send: async (messages) => {
        if (away) throw new Error("cut");
        received.push(...messages.map(({ value }) => value));
      },
      close: async () => closed.push(number),
    };
  };
  const pushing = pusher({ outbox, connect, signal: ending.signal, beat: 5, say: (line) => said.push(line) });
  const running = pushing.run();
  outbox.add(numbers(1, 3));
  await until(() => received.length === 3);
  assert.equal(pushing.state.connected, true);

  away = true;
  outbox.add(numbers(4, 5));
  await until(() => pushing.state.failures >= 2);
  outbox.add(numbers(6, 7));
  assert.equal(pushing.state.connected, false);
  assert.equal(outbox.size, 4);
  assert.deepEqual(closed, [1]);

  away = false;
  await until(() => received.length === 7);
  assert.deepEqual(received, ["1", "2", "3", "4", "5", "6", "7"]);
  assert.equal(producers, 2);
  assert.equal(pushing.state.sent, 7);
  assert.match(said[1], /cut.*2 records wait/);

  ending.abort();
  await running;
  assert.deepEqual(closed, [1, 2]);
});

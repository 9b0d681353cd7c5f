import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os, { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { machine, MEASURES, whatIsMissing } from "../src/machine.js";

const proc = mkdtempSync(join(tmpdir(), "machine-pulse-"));
after(() => rmSync(proc, { recursive: true }));

const write = (stat, received, sent) => {
  mkdirSync(join(proc, "net"), { recursive: true });
  writeFileSync(join(proc, "loadavg"), "1.50 0.75 0.25 2/345 6789\n");
  writeFileSync(join(proc, "stat"), `cpu  ${stat}\ncpu0 1 1 1 1\n`);
  writeFileSync(join(proc, "meminfo"), "MemTotal:        1000 kB\nMemFree:          100 kB\nMemAvailable:     400 kB\n");
  writeFileSync(
    join(proc, "net", "dev"),
    `Inter-|   Receive  |  Transmit
 face |bytes packets errs drop fifo frame compressed multicast|bytes packets
    lo: 999999 1 0 0 0 0 0 0 999999 1 0 0 0 0 0 0
  eth0:${received} 1 0 0 0 0 0 0 ${sent} 1 0 0 0 0 0 0
`,
  );
};
const valueOf = (measures, wanted) => measures.find(({ measure }) => measure === wanted)?.value;

let now = 0;
beforeEach(() => {
  now = Date.parse("2026-11-23T10:00:00Z");
  write("100 0 100 700 100 0 0 0 0 0", 1000, 500);
});

test("says what Linux tells of itself", async () => {
  const look = machine({ proc, now: () => now });
  const first = await look();
  assert.deepEqual(whatIsMissing(first), ["processor-busy", "network-received", "network-sent"], "rates need two looks");

  now += 2000;
  write("150 0 150 750 150 0 0 0 0 0", 5000, 1500);
  const second = await look();
  assert.deepEqual(second.map(({ measure }) => measure), MEASURES);
  assert.equal(valueOf(second, "load-1m"), 1.5);
  assert.equal(valueOf(second, "load-15m"), 0.25);
  assert.equal(valueOf(second, "processor-busy"), 50, "100 of 200 ticks were neither idle nor waiting for the disk");
  assert.equal(valueOf(second, "memory-used"), 600 * 1024);
  assert.equal(valueOf(second, "memory-total"), 1000 * 1024);
  assert.equal(valueOf(second, "network-received"), 2000, "without the machine's own loop");
  assert.equal(valueOf(second, "network-sent"), 500);
  assert.ok(second.every(({ at }) => at === "2026-11-23T10:00:02.000Z"));
});

test("makes up nothing when counters begin anew", async () => {
  const look = machine({ proc, now: () => now });
  await look();
  now += 1000;
  write("1 0 1 7 1 0 0 0 0 0", 3, 4);
  const measures = await look();
  assert.deepEqual(whatIsMissing(measures), ["processor-busy", "network-received", "network-sent"]);
});

test("leaves out what a system without /proc does not tell", async () => {
  const look = machine({ proc: join(proc, "none"), now: () => now });
  await look();
  now += 1000;
  await new Promise((resolve) => setTimeout(resolve, 300)); // processors count in ticks
  const measures = await look();
  assert.equal(valueOf(measures, "memory-total"), os.totalmem());
  assert.ok(valueOf(measures, "processor-busy") >= 0);
  assert.deepEqual(whatIsMissing(measures), ["network-received", "network-sent"]);

  const windows = { ...os, platform: () => "win32", cpus: () => os.cpus(), totalmem: () => 10, freemem: () => 4 };
  const there = await machine({ proc: join(proc, "none"), disk: join(proc, "none"), system: windows, now: () => now })();
  assert.deepEqual(there.map(({ measure }) => measure), ["memory-used", "memory-total"], "Windows knows no load");
});

test("measures this machine", async () => {
  const look = machine();
  await look();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const measures = await look();
  assert.ok(valueOf(measures, "memory-used") > 0 && valueOf(measures, "memory-used") < valueOf(measures, "memory-total"));
  assert.ok(valueOf(measures, "disk-used") > 0 && valueOf(measures, "disk-used") < valueOf(measures, "disk-total"));
  for (const { value } of measures) assert.ok(Number.isFinite(value) && value >= 0);
});

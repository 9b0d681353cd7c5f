import { readFile, statfs } from "node:fs/promises";
import os from "node:os";
import { join } from "node:path";

/**
 * What this machine is really doing. Each look answers the measures that can be had here: rates need two looks, and what the system
 * does not tell is left out, never guessed.
 *
 * @param {{proc?: string, disk?: string, now?: () => number, system?: typeof os}} from where
 */
export function machine({ proc = "/proc", disk = "/", now = Date.now, system = os } = {}) {
  let before = null;
  const text = async (file) => {
    try {
      return await readFile(join(proc, file), "utf8");
    } catch {
      return null;
    }
  };

  return async () => {
    const [load, stat, memory, network, space] = await Promise.all([
      text("loadavg"),
      text("stat"),
      text("meminfo"),
      text("net/dev"),
      statfs(disk).catch(() => null),
    ]);
    const at = now();
    const seen = { at, busy: stat ? busyOf(stat) : busyOfCores(system.cpus()), traffic: network ? trafficOf(network) : null };
    const measures = [...loads(load, system), ...busy(before, seen), ...memories(memory, system), ...disks(space), ...traffic(before, seen)];
    before = seen;
    const time = new Date(at).toISOString();
    return measures.map(([measure, name, value, unit]) => ({ measure, name, value: rounded(value), unit, at: time }));
  };
}

/** Whether Linux tells it, or what is missing here. */
export function whatIsMissing(measures) {
  const there = new Set(measures.map(({ measure }) => measure));
  return MEASURES.filter((measure) => !there.has(measure));
}

export const MEASURES = [
  "load-1m",
  "load-5m",
  "load-15m",
  "processor-busy",
  "memory-used",
  "memory-total",
  "disk-used",
  "disk-total",
  "network-received",
  "network-sent",
];

/** Windows knows no load, and Node says 0 for it there. */
function loads(text, system) {
  const numbers = text ? text.split(" ").slice(0, 3).map(Number) : system.platform() === "win32" ? [] : system.loadavg();
  return numbers.map((value, index) => {
    const minutes = [1, 5, 15][index];
    return [`load-${minutes}m`, `Load, ${minutes} min`, value, "processes"];
  });
}

/** Of the first line, in ticks: user nice system idle iowait irq softirq steal. */
function busyOf(text) {
  const ticks = text.split("\n")[0].trim().split(/\s+/).slice(1, 9).map(Number);
  const all = ticks.reduce((sum, each) => sum + each, 0);
  return { all, idle: ticks[3] + (ticks[4] ?? 0) };
}

function busyOfCores(cores) {
  const sum = (of) => cores.reduce((all, { times }) => all + of(times), 0);
  return { all: sum((times) => Object.values(times).reduce((all, each) => all + each, 0)), idle: sum((times) => times.idle) };
}

function busy(before, { busy: then }) {
  const passed = before ? then.all - before.busy.all : 0;
  if (passed <= 0) return [];
  const idle = Math.min(1, Math.max(0, (then.idle - before.busy.idle) / passed));
  return [["processor-busy", "Processor", 100 * (1 - idle), "%"]];
}

function memories(text, system) {
  const kibibytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(text)?.[1]) * 1024;
  const total = text ? kibibytes("MemTotal") : system.totalmem();
  const available = text ? kibibytes("MemAvailable") : system.freemem();
  if (!(total > 0 && available >= 0)) return [];
  return [
    ["memory-used", "Memory in use", total - available, "B"],
    ["memory-total", "Memory", total, "B"],
  ];
}

function disks(space) {
  if (!space) return [];
  return [
    ["disk-used", "Disk in use", (space.blocks - space.bfree) * space.bsize, "B"],
    ["disk-total", "Disk", space.blocks * space.bsize, "B"],
  ];
}

/** Bytes of all interfaces but the machine's own loop. */
function trafficOf(text) {
  const sums = { received: 0, sent: 0 };
  for (const line of text.split("\n").slice(2)) {
    const [name, counters] = line.split(":");
    if (!counters || name.trim() === "lo") continue;
    const numbers = counters.trim().split(/\s+/).map(Number);
    sums.received += numbers[0];
    sums.sent += numbers[8];
  }
  return sums;
}

/** An interface that went away takes its counters along: then there is no rate for once. */
function traffic(before, { at, traffic: then }) {
  const seconds = before ? (at - before.at) / 1000 : 0;
  if (!then || !before?.traffic || seconds <= 0) return [];
  const rate = (way) => (then[way] - before.traffic[way]) / seconds;
  return [
    ["network-received", "Network, received", rate("received"), "B/s"],
    ["network-sent", "Network, sent", rate("sent"), "B/s"],
  ].filter(([, , value]) => value >= 0);
}

const rounded = (number) => (Number.isInteger(number) ? number : Number(number.toFixed(2)));

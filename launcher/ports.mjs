// Ports: those of last time where they are free, since addresses are written down in many places.

import { createServer } from "node:net";
import { Refusal } from "./say.mjs";

const LAST_PORT = 65_535;

/** Whether nobody listens there, on the loopback addresses or on all. */
export async function isFree(port) {
  for (const host of ["127.0.0.1", "::1", "0.0.0.0"]) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code !== "EADDRINUSE" && error.code !== "EACCES"));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * Chooses a port for each name.
 *
 * @param wanted port by name; the same number upwards is tried
 * @param remembered port by name of last time, tried first
 * @param demanded port by name that is used or refused
 */
export async function choosePorts(wanted, remembered = {}, demanded = {}) {
  const chosen = {};
  const taken = new Set(Object.values(demanded));
  for (const [name, port] of Object.entries(demanded)) {
    if (!(await isFree(port))) {
      throw new Refusal(`Port ${port} is not free. Stop what listens there, or choose another with --port.`);
    }
    chosen[name] = port;
  }
  for (const [name, first] of Object.entries(wanted)) {
    if (chosen[name]) continue;
    const port = await firstFree([remembered[name], ...upwards(first)].filter(Boolean), taken);
    taken.add(port);
    chosen[name] = port;
  }
  return chosen;
}

async function firstFree(candidates, taken) {
  for (const port of candidates) {
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  throw new Refusal("No port is free on this machine.");
}

function* range(first) {
  for (let port = first; port <= LAST_PORT; port++) yield port;
}

const upwards = (first) => [...range(first)].slice(0, 200);

// Trains Java's AOT cache (JEP 514) for a build: one start on data of its own, a few pages, a stop. It halves the processor time
// of later starts. It costs a start and some seconds, so it is done once per build, when nobody waits.

import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DataFolder } from "./data.mjs";
import { at } from "./paths.mjs";
import { choosePorts } from "./ports.mjs";
import { ended } from "./processes.mjs";
import { ALLOWED, aotCache, baseAddress, widgetsAddress } from "./server.mjs";
import { Service } from "./service.mjs";
import { requireJdk, which } from "./tools.mjs";

const PAGES = ["/", "/login", "/api/session", "/api/listings", "/oidc/.well-known/openid-configuration", "/oidc/jwks"];
const FIRST_PORT = 38_080;
const ASSEMBLING = 300_000;

/** Does nothing when the build has its cache. `onStart` hears of the process, so that it can be ended early; `owner` notes it. */
export async function train(folder, { onStart = () => {}, owner = { adopt() {} } } = {}) {
  const cache = aotCache(folder);
  if (existsSync(cache)) return;
  const data = new DataFolder(mkdtempSync(join(tmpdir(), "patchbay-aot-")));
  const unfinished = `${cache}.${process.pid}`;
  try {
    const { port } = await choosePorts({ port: FIRST_PORT });
    const service = trained(folder, unfinished, data, port);
    service.start(owner, () => {});
    onStart(service);
    const { pid } = service;
    await service.answers(`${baseAddress(port)}/health/ready`);
    for (const page of PAGES) await (await fetch(baseAddress(port) + page)).arrayBuffer();
    process.kill(pid, "SIGTERM"); // Java writes the cache on its way out
    await ended(pid, ASSEMBLING);
    if (existsSync(unfinished)) renameSync(unfinished, cache);
  } finally {
    await data.endPostgres();
    for (const left of [unfinished, `${unfinished}.config`, data.path]) rmSync(left, { recursive: true, force: true });
  }
}

function trained(folder, cache, data, port) {
  const java = [join(requireJdk(), "bin", "java"), "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx384m"];
  const [program, ...args] = which("nice") ? ["nice", "-n", "19", ...java] : java;
  const settings = {
    "server.port": port,
    "server.address": "127.0.0.1",
    "patchbay.mode": "development",
    "patchbay.base-url": baseAddress(port),
    "patchbay.widgets-origin": widgetsAddress(port),
    "patchbay.data-dir": data.path,
    "patchbay.broker.mode": "off", // it makes a cache of its own
  };
  return new Service({
    name: "training",
    program,
    args: [
      ...args,
      `-XX:AOTCacheOutput=${cache}`,
      ...ALLOWED,
      "-jar",
      join(folder, "patchbay.jar"),
      ...Object.entries(settings).map(([key, value]) => `--${key}=${value}`),
    ],
    cwd: at(),
    env: {},
    log: data.at("server.log"),
  });
}

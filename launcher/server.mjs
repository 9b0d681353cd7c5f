// How the server is started for a person at a terminal: development mode, loopback only, the demo's catalog.

import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { at } from "./paths.mjs";
import { CALLED, catalogVariables } from "./samples.mjs";
import { Service } from "./service.mjs";
import { requireJdk } from "./tools.mjs";

export const baseAddress = (port) => `http://localhost:${port}`;
export const widgetsAddress = (port) => `http://widgets.localhost:${port}`;

/**
 * What Java is told. A sustained server is compiled for throughput, as in production; else a quick start counts more. The AOT
 * cache of this build is used where there is one; Java passes over it in silence when it does not fit.
 */
export function javaArguments(folder, { sustained = false } = {}) {
  const cache = aotCache(folder);
  return [
    "-XX:+UseSerialGC",
    "-XX:+UseCompactObjectHeaders",
    "-Xmx384m",
    ...(sustained ? [] : ["-XX:TieredStopAtLevel=1"]),
    ...(existsSync(cache) ? [`-XX:AOTCache=${cache}`, "-Xlog:aot=off", "-Xlog:aot*=off"] : []),
    ...ALLOWED,
    "-jar",
    join(folder, "patchbay.jar"),
  ];
}

/** What libraries do that Java would warn of. */
export const ALLOWED = ["--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"];

export const aotCache = (folder) => join(folder, "patchbay.aot");

/**
 * @param {{folder: string, data: import("./data.mjs").DataFolder, ports: object, secrets: object, reach?: string[]}} options
 *   `reach`: programs of this machine that the server may call, besides the samples
 */
export function server({ folder, data, ports, secrets, reach = [] }) {
  const port = ports.base;
  const settings = {
    "server.port": port,
    "server.address": "127.0.0.1",
    "patchbay.mode": "development",
    "patchbay.base-url": baseAddress(port),
    "patchbay.widgets-origin": widgetsAddress(port),
    "patchbay.data-dir": data.path,
    "patchbay.catalog.file": at("catalog.yaml"),
    "patchbay.gateway.rules": at("gateway.yaml"),
    "patchbay.egress.development-targets": [...CALLED.map(({ name }) => `127.0.0.1:${ports[name]}`), ...reach].join(","),
  };
  return new Service({
    name: "server",
    program: join(requireJdk(), "bin", "java"),
    args: [
      ...javaArguments(folder),
      ...Object.entries(settings).map(([key, value]) => `--${key}=${value}`),
    ],
    cwd: at(),
    env: catalogVariables(ports, secrets),
    log: data.at("logs", "server.log"),
  });
}

/** The token of the set-up link in what the server wrote to its log since it had the given size. */
export function setupToken(log, size) {
  const content = readFileSync(log);
  const text = content.subarray(content.length < size ? 0 : size).toString("utf8");
  return /\/setup\?token=([\w-]+)/.exec(text)?.[1] ?? null;
}

export function sizeOf(log) {
  try {
    return statSync(log).size;
  } catch {
    return 0;
  }
}

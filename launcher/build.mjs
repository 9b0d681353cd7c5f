// Builds the web pages, the server and the samples, each only when its inputs changed.

import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { at, has, scratch } from "./paths.mjs";
import { quietly } from "./run.mjs";
import { step } from "./say.mjs";
import { hashOf, unlessDone } from "./stamp.mjs";
import { requireJdk, requireMaven, requireNpm } from "./tools.mjs";

const SERVER_INPUTS = ["pom.xml", ".mvn", "server/pom.xml", "server/src/main", "contracts"];
const KEPT_BUILDS = 2;

/** Builds what is needed to run, side by side where it pays, and answers the folder that the server is started from. */
export async function buildAll() {
  requireMaven();
  requireJdk();
  const [server] = await Promise.all([buildServer(), buildSamples()]);
  return server;
}

/** npm packages exactly as locked. */
export async function installPackages(folder) {
  const inputs = [`${folder}/package.json`, `${folder}/package-lock.json`, `${folder}/.npmrc`];
  await unlessDone(`npm-${folder.replaceAll("/", "-")}`, hashOf(inputs, process.version), [`${folder}/node_modules`], () =>
    step(folder, "installing packages", () =>
      quietly(`npm-${folder.replaceAll("/", "-")}`, requireNpm(), ["ci", "--no-audit", "--no-fund"], {
        cwd: at(folder),
        env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1", NODE_ENV: "development" },
      }),
    ),
  );
}

/** The web pages, into web/dist. Answers the hash of what they are built from. */
export async function buildWeb() {
  if (!has("web", "package.json")) return "none";
  const hash = hashOf(["web", "sdk/widget", "contracts/openapi.yaml", "contracts/events"], process.version);
  await unlessDone("web", hash, ["web/dist/index.html", "web/dist/widgets/runtime.js"], async () => {
    await installPackages("web");
    await step("web", "building", () => quietly("web", requireNpm(), ["run", "build"], { cwd: at("web") }));
  });
  return hash;
}

/** Puts the built web pages where Maven packs them into the jar. */
export function copyWebInto(classes) {
  const target = join(classes, "META-INF", "resources");
  rmSync(target, { recursive: true, force: true });
  if (has("web", "dist", "index.html")) cpSync(at("web", "dist"), target, { recursive: true });
}

/** The jar, unpacked to a folder of its own so that a later build does not pull it away under a running server. */
export async function buildServer() {
  const serverHash = hashOf(SERVER_INPUTS);
  const compiled = unlessDone("server-classes", serverHash, ["server/target/classes"], () =>
    step("server", "compiling", () => maven("server-compile", ["compile", "-pl", "server"])),
  );
  const [webHash] = await Promise.all([buildWeb(), compiled]);
  const hash = `${serverHash}-${webHash}`;
  await unlessDone("server", hash, ["server/target/patchbay.jar"], () =>
    step("server", "packing", () => maven("server-package", ["package", "-Dmaven.test.skip=true", "-pl", "server"])),
  );
  return unpacked(`${serverHash.slice(0, 12)}${webHash.slice(0, 12)}`);
}

async function unpacked(name) {
  const folder = scratch("server", name);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(scratch("server"), { recursive: true });
    forgetOldBuilds();
    await quietly("server-unpack", join(requireJdk(), "bin", "java"), [
      "-Djarmode=tools",
      "-jar",
      at("server/target/patchbay.jar"),
      "extract",
      "--destination",
      unfinished,
    ]);
    renameSync(unfinished, folder);
  }
  return folder;
}

/** Earlier builds go, except the newest, which a running server may have been started from. */
function forgetOldBuilds() {
  const builds = readdirSync(scratch("server"))
    .map((name) => scratch("server", name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const build of builds.slice(KEPT_BUILDS)) rmSync(build, { recursive: true, force: true });
}

export async function buildSamples() {
  const names = has("samples") ? readdirSync(at("samples")).filter((name) => has("samples", name, "package.json")) : [];
  for (const name of names) await buildSample(`samples/${name}`);
}

async function buildSample(folder) {
  const label = folder.replaceAll("/", "-");
  await unlessDone(label, hashOf([folder], process.version), [`${folder}/node_modules`], async () => {
    await installPackages(folder);
    await quietly(label, requireNpm(), ["run", "build", "--if-present"], { cwd: at(folder) });
  });
}

export function maven(name, args) {
  return quietly(name, requireMaven(), ["-q", "-B", "-ntp", ...args], {
    cwd: at(),
    env: { JAVA_HOME: requireJdk() },
  });
}

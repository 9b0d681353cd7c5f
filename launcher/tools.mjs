// Finds the JDK, Maven and npm wherever they are installed.

import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { Refusal } from "./say.mjs";

export const JDK = 25;

/** The home of a JDK 25: JAVA_HOME, `java` on the PATH, the places where JDKs are installed. */
export function findJdk(env = process.env, places = installedJdks) {
  const onPath = which("java", env);
  const candidates = [
    env.JAVA_HOME,
    onPath && dirname(dirname(realpathSync(onPath))),
    ...places(env),
  ].filter(Boolean);
  return candidates.find((home) => isExecutable(join(home, "bin", "javac")) && javaVersion(home) === JDK) ?? null;
}

export function requireJdk() {
  const home = findJdk();
  if (home) return home;
  const java = which("java");
  throw new Refusal(
    [
      `Patchbay needs a JDK ${JDK}, and found none.`,
      `Looked in JAVA_HOME (${process.env.JAVA_HOME || "not set"}), in java on the PATH (${java ?? "none"}), /usr/lib/jvm,`,
      "/opt, ~/.sdkman, ~/.jdks and, on macOS, /Library/Java.",
      "Install one, for example from https://adoptium.net or with `sdk install java 25-tem`, or set JAVA_HOME to yours.",
    ].join("\n"),
  );
}

export function requireMaven() {
  const maven = findMaven();
  if (maven) return maven;
  throw new Refusal(
    "Patchbay is built with Maven 3.8 or newer, and found no `mvn` on the PATH.\n" +
      "Install it with your package manager (`apt-get install maven`, `brew install maven`, `sdk install maven`).",
  );
}

export function findMaven(env = process.env) {
  return which("mvn", env) ?? existing(join(env.MAVEN_HOME ?? "/nowhere", "bin", "mvn"));
}

/** npm beside the Node that runs us, else the one on the PATH. */
export function requireNpm(env = process.env) {
  const npm = existing(join(dirname(process.execPath), "npm")) ?? which("npm", env);
  if (npm) return npm;
  throw new Refusal("Patchbay's web pages are built with npm, which comes with Node but was not found on the PATH.");
}

export function findChromium() {
  return (
    [
      process.env.CHROMIUM,
      "/usr/bin/chromium",
      "/usr/bin/chromium-browser",
      "/usr/bin/google-chrome",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ].find((path) => path && isExecutable(path)) ?? null
  );
}

export function which(program, env = process.env) {
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, program)).find(isExecutable) ?? null;
}

/** The major version of a JDK: from its `release` file, or by asking it where there is none. */
export function javaVersion(home) {
  try {
    const release = readFileSync(join(home, "release"), "utf8");
    return major(/^JAVA_VERSION="([^"]+)"/m.exec(release)?.[1]);
  } catch {
    try {
      return major(execFileSync(join(home, "bin", "javac"), ["--version"], { encoding: "utf8" }).split(" ")[1]);
    } catch {
      return null;
    }
  }
}

function major(version) {
  return version ? Number(/^\d+/.exec(version)?.[0]) : null;
}

function installedJdks(env) {
  const home = env.HOME ?? homedir();
  return [
    "/usr/lib/jvm",
    "/usr/java",
    "/opt",
    "/opt/java",
    "/usr/local/lib/jvm",
    join(home, ".sdkman/candidates/java"),
    join(home, ".jdks"),
    "/Library/Java/JavaVirtualMachines",
    join(home, "Library/Java/JavaVirtualMachines"),
    "/opt/homebrew/opt",
  ].flatMap((folder) =>
    entries(folder).flatMap((name) => [join(folder, name), join(folder, name, "Contents/Home")]),
  );
}

function entries(folder) {
  try {
    return readdirSync(folder).sort().reverse();
  } catch {
    return [];
  }
}

function existing(path) {
  return existsSync(path) ? path : null;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// Remembers from which inputs something was built, so that it is built again only when they change.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { at, scratch } from "./paths.mjs";

const BUILT = new Set(["node_modules", "dist", "target", ".git", "data"]);

/** A hash over the contents of files and folders, without what is built into them. */
export function hashOf(paths, extra = "") {
  const hash = createHash("sha256").update(extra);
  for (const path of paths) {
    const full = at(path);
    if (existsSync(full)) add(hash, full, path);
  }
  return hash.digest("hex");
}

function add(hash, full, name) {
  if (statSync(full).isDirectory()) {
    for (const entry of readdirSync(full).sort()) {
      if (!BUILT.has(entry)) add(hash, join(full, entry), `${name}/${entry}`);
    }
  } else {
    hash.update(`\0${name}\0`).update(readFileSync(full));
  }
}

/** Does the work unless it was done for this hash and its outputs are there; answers whether it did. */
export async function unlessDone(name, hash, outputs, work) {
  const file = scratch("stamps", name);
  const done = existsSync(file) && readFileSync(file, "utf8") === hash;
  if (done && outputs.every((path) => existsSync(at(path)))) return false;
  await work();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, hash);
  return true;
}

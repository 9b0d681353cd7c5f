import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { at } from "../paths.mjs";

const SKIPPED = new Set(["node_modules", "target", "dist", "starters", "data"]);

const documents = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith(".") || SKIPPED.has(entry.name) ? [] : documents(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });

const withoutCode = (text) => text.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "");

/** As GitHub makes them of headings. */
const anchors = (text) =>
  [...text.matchAll(/^#{1,6} +(.*)$/gm)].map(([, heading]) =>
    heading.toLowerCase().replace(/[^\p{Letter}\p{Number}\- _]/gu, "").trim().replaceAll(" ", "-"),
  );

test("every link of a document leads to something", () => {
  const all = documents(at());
  const broken = [];
  let followed = 0;
  for (const document of all) {
    const text = readFileSync(document, "utf8");
    for (const [, target] of withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [path, anchor] = target.split("#");
      const file = path ? join(dirname(document), path) : document;
      followed++;
      if (!existsSync(file)) broken.push(`${relative(at(), document)}: ${target}`);
      else if (anchor && !anchors(readFileSync(file, "utf8")).includes(anchor)) broken.push(`${relative(at(), document)}: ${target}`);
    }
  }
  assert.ok(followed > 40, `only ${followed} links were found`);
  assert.deepEqual(broken, []);
});

// Says what is wrong with the description of the topics, by AsyncAPI's own parser and rules.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { fromFile, Parser } from "@asyncapi/parser";

const CONTRACT = fileURLToPath(new URL("../../contracts/asyncapi.yaml", import.meta.url));

/** What stands against a document: errors and warnings, each with its place. */
export async function lint(file) {
  const { diagnostics, document } = await fromFile(new Parser(), file).parse();
  const found = diagnostics
    .filter(({ severity, code }) => severity <= 1 && code !== "asyncapi-latest-version")
    .map(({ code, message, path }) => `${path.join(".") || "(document)"}: ${message} (${code})`);
  if (!document && found.length === 0) found.push("(document): it cannot be read");
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = process.argv[2] ?? CONTRACT;
  await readFile(file);
  const found = await lint(file);
  for (const line of found) console.error(line);
  console.log(found.length === 0 ? `${file} is a good AsyncAPI document.` : `${found.length} mistakes in ${file}`);
  process.exitCode = found.length === 0 ? 0 : 1;
}

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { lint } from "./lint.mjs";

const CONTRACTS = fileURLToPath(new URL("../../contracts", import.meta.url));

let folder;
let good;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "asyncapi-"));
  await cp(join(CONTRACTS, "events"), join(folder, "events"), { recursive: true });
  good = await readFile(join(CONTRACTS, "asyncapi.yaml"), "utf8");
});
after(() => rm(folder, { recursive: true }));

const linted = async (text) => {
  const file = join(folder, "asyncapi.yaml");
  await writeFile(file, text);
  return lint(file);
};

test("finds nothing wrong with the description of the topics", async () => {
  assert.deepEqual(await lint(join(CONTRACTS, "asyncapi.yaml")), []);
});

const broken = {
  "a schema that is not there": [/app\.installed\.schema\.json/, "app.gone.schema.json", /app\.gone/],
  "a channel without its parameter": [/integrations\.\{name\}\.dlq/, "integrations.{other}.dlq", /other/],
  "a word that AsyncAPI does not know": [/action: send/, "action: shout", /action/],
  "a field too many": [/title: Write records/, "titel: Write records", /titel/],
  "a message that does not exist": [/components\/messages\/rejected/, "components/messages/refused", /refused/],
  "no YAML": [/^asyncapi:.*/m, "asyncapi: [", /./],
};
for (const [what, [from, to, said]] of Object.entries(broken)) {
  test(`finds ${what}`, async () => {
    assert.match(good, from);
    assert.match((await linted(good.replace(from, to))).join("\n"), said);
  });
}

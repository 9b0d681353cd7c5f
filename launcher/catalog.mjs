// `./patchbay catalog apply`: asks a running Patchbay to read its catalog file again.

import { asOperator } from "./operator.mjs";
import { Refusal, say } from "./say.mjs";

export async function catalog(verb, { "dry-run": dryRun = false, data }) {
  if (verb !== "apply") throw new Refusal("Usage: ./patchbay catalog apply [--dry-run] [--data DIR]", { exitCode: 2 });
  await asOperator(data, "catalog apply", async (send) => {
    const answer = await send("/api/console/catalog", { dryRun });
    const { text, notes } = await answer.json();
    say(text.trimEnd() || "Nothing to change.");
    for (const note of notes) say(`note: ${note}`);
    if (dryRun) say("Nothing was changed: this was a dry run.");
  });
}

// `./patchbay keys rotate`: replaces the keys that sign tokens and webhooks, or the one that seals secrets in the database.

import { asOperator } from "./operator.mjs";
import { Refusal, say } from "./say.mjs";

const USAGE = "Usage: ./patchbay keys rotate [--urgent | --sealing] [--data DIR]";

export async function keys(verb, { urgent = false, sealing = false, data }) {
  if (verb !== "rotate" || (urgent && sealing)) throw new Refusal(USAGE, { exitCode: 2 });
  await asOperator(data, "keys rotate", async (send) => {
    if (sealing) {
      await send("/api/console/sealing-key/rotate", {});
      say("Secrets are sealed with a new key from now on; what was sealed before stays readable.");
      return;
    }
    const answer = await send("/api/console/signing-keys/rotate", { urgent });
    const { keys: made } = await answer.json();
    if (made.length === 0) say("Nothing to do: the next keys are published already and will sign soon.");
    for (const { purpose, algorithm, id, signsFrom } of made) say(`${purpose} ${algorithm}: ${id} signs from ${signsFrom}`);
    if (urgent) say("Whatever the old keys signed is refused from now on: people sign in to their apps again.");
  });
}

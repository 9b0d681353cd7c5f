// `./patchbay gateway check|reload`: asks a running Patchbay what it makes of its gateway.yaml, or to go by it.

import { asOperator } from "./operator.mjs";
import { Refusal, say } from "./say.mjs";

export async function gateway(verb, { data }) {
  if (!["check", "reload"].includes(verb)) throw new Refusal("Usage: ./patchbay gateway check|reload [--data DIR]", { exitCode: 2 });
  const dryRun = verb === "check";
  await asOperator(data, `gateway ${verb}`, async (send) => {
    const answer = await send("/api/console/gateway/reload", { dryRun });
    const { rules } = await answer.json();
    for (const rule of rules) say(describe(rule));
    say(dryRun ? "No mistakes. Nothing was changed." : "These rules hold now.");
  });
}

/** One line; what Patchbay brought along has nothing behind it. */
export function describe({ path, methods, callers, scopes, rate, upstream }) {
  return [
    `${methods.join(",")} ${path}`,
    `callers ${callers.join(", ")}`,
    scopes.length > 0 ? `scopes ${scopes.join(" ")}` : null,
    rate,
    upstream ? `→ ${upstream}` : null,
  ]
    .filter(Boolean)
    .join("  ");
}

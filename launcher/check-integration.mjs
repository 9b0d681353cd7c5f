// `./patchbay check-integration MANIFEST`: the checks of the marketplace against a server on this machine.

import { join } from "node:path";
import { buildServer } from "./build.mjs";
import { inView } from "./run.mjs";
import { Refusal } from "./say.mjs";
import { javaArguments } from "./server.mjs";
import { requireJdk, requireMaven } from "./tools.mjs";

export async function checkIntegration(manifest, { json = false, rule: rules = [], "webhook-secret": secret }) {
  if (!manifest) {
    throw new Refusal(
      "Which manifest? Give its address or its file, such as http://localhost:3000/manifest.json\n" +
        "Usage: ./patchbay check-integration MANIFEST [--webhook-secret SECRET] [--rule RULE=off|monitor|enforce] [--json]",
      { exitCode: 2 },
    );
  }
  const folder = await besideTheOutput(() => {
    requireMaven();
    return buildServer();
  });
  const args = [...javaArguments(folder), "check", manifest, ...(json ? ["--json"] : []), ...rules.flatMap((each) => ["--rule", each])];
  const code = await inView(join(requireJdk(), "bin", "java"), args, {
    cwd: process.cwd(),
    // not among the arguments, which every user of the machine can read
    env: secret ? { PATCHBAY_WEBHOOK_SECRET: secret } : {},
  });
  return Number.isInteger(code) ? code : 1;
}

/** What the launcher says about its own work goes to standard error: a program may read the output. */
async function besideTheOutput(work) {
  const write = process.stdout.write;
  process.stdout.write = process.stderr.write.bind(process.stderr);
  try {
    return await work();
  } finally {
    process.stdout.write = write;
  }
}

// `./patchbay sample NAME`: one sample in this terminal, in the place that `up --without NAME` left free.

import { resolve } from "node:path";
import { buildSamples } from "./build.mjs";
import { DataFolder } from "./data.mjs";
import { at } from "./paths.mjs";
import { isFree } from "./ports.mjs";
import { inView, signalAll } from "./run.mjs";
import { clientOf } from "./samples-client.mjs";
import { hasClient, SAMPLES, sampleAddress, sampleCommand } from "./samples.mjs";
import { Refusal, say } from "./say.mjs";

export async function sample(name, { data: folder = at("data") }) {
  const known = SAMPLES.find((each) => each.name === name);
  if (!known) throw new Refusal(`Which sample? ${SAMPLES.map((each) => each.name).join(", ")}`);
  const data = new DataFolder(resolve(folder));
  const addresses = data.read("addresses.json", null);
  if (!addresses) throw new Refusal(`Patchbay does not run on ${data.path}. Start it first: ./patchbay up --without ${name}`);
  const port = data.read("ports.json", {})[name];
  if (!(await isFree(port))) {
    throw new Refusal(`${known.displayName} runs already at ${sampleAddress(port)}. To run it here, start with: ./patchbay up --without ${name}`);
  }
  await buildSamples();
  const operator = addresses.logins.find(({ role }) => role === "operator");
  if (hasClient(known) && !operator) throw new Refusal(`${known.displayName} needs a client of its integration, and no operator is known.`);
  const { program, args, cwd, env } = sampleCommand(known, {
    client: hasClient(known) ? await clientOf(known, { base: addresses.base, operator, data }) : null,
    base: addresses.base,
    port,
    secret: data.read("secrets.json", {})[name],
    data,
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => signalAll("SIGTERM"));
  say(`${known.displayName} at ${sampleAddress(port)}, for ${addresses.base}`);
  const code = await inView(program, args, { cwd, env });
  return Number.isInteger(code) ? code : 0;
}

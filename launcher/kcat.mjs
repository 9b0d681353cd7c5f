// A Kafka client of the stories that is neither Node's, nor Python's, nor Java's.

import { quietly } from "./run.mjs";
import { Refusal, step } from "./say.mjs";
import { which } from "./tools.mjs";

/** Installs kcat where that is possible without asking: as root, with apt. */
export async function requireKcat() {
  if (which("kcat")) return;
  const apt = which("apt-get");
  if (process.getuid?.() !== 0 || !apt) {
    throw new Refusal("The stories of the broker need kcat. Install it (`apt-get install kcat`, `brew install kcat`).");
  }
  await step("kcat", "installing with apt-get", async () => {
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await quietly("apt-update", apt, ["update", "-qq"], { env });
    await quietly("apt-kcat", apt, ["install", "-y", "-qq", "--no-install-recommends", "kcat"], { env });
  });
  if (!which("kcat")) throw new Refusal("apt-get installed no kcat that could be found.");
}

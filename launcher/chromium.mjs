// The browser of the stories.

import { quietly } from "./run.mjs";
import { Refusal, step } from "./say.mjs";
import { findChromium, which } from "./tools.mjs";

/** Installs Chromium where that is possible without asking: as root, with apt. */
export async function requireChromium() {
  if (findChromium()) return;
  const apt = which("apt-get");
  if (process.getuid?.() !== 0 || !apt) {
    throw new Refusal("The stories need Chromium. Install it (`apt-get install chromium`, `brew install --cask chromium`).");
  }
  await step("chromium", "installing with apt-get", async () => {
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await quietly("apt-update", apt, ["update", "-qq"], { env });
    await quietly("apt-chromium", apt, ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env });
  });
  if (!findChromium()) throw new Refusal("apt-get installed no Chromium that could be found.");
}

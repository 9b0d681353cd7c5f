// Sign-ins with a password per second and core, beside bare Argon2id of the same cost on one core of the same machine. Nearly all of
// a sign-in should be the hash: what is around it must not cost anything to speak of, and the hash must not be cheaper than stated.

import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { at } from "../launcher/paths.mjs";
import { requireJdk } from "../launcher/tools.mjs";
import { Calls } from "./calls.mjs";
import { receiver, Subject } from "./subject.mjs";

export const title = "Passwords";

const WARM_UP = 100;
const MEASURED = 300;
const CONNECTIONS = 4;

export async function run(say) {
  const app = await receiver();
  const subject = await Subject.prepare({ webhookPort: app.port, sustained: true });
  try {
    await subject.start();
    const { email, password } = await subject.owner();
    const calls = new Calls(subject.port, CONNECTIONS);
    const signIns = async (count) => {
      let left = count;
      const caller = async () => {
        while (left-- > 0) await calls.password(email, password, subject.base);
      };
      await Promise.all(Array.from({ length: CONNECTIONS }, caller));
    };
    say(`${WARM_UP} sign-ins to warm up, ${MEASURED} measured`);
    await signIns(WARM_UP);
    const before = subject.cpuSeconds();
    const began = performance.now();
    await signIns(MEASURED);
    const seconds = (performance.now() - began) / 1000;
    const perCore = MEASURED / (subject.cpuSeconds() - before);
    calls.close();
    const bare = argon2id(subject.folder);
    return [
      {
        figure: "password sign-ins/s/core (Argon2id, 19 MiB, 2 passes, 1 lane)",
        value: `${perCore.toFixed(1)} (${(MEASURED / seconds).toFixed(1)}/s on all cores, ${CONNECTIONS} at once)`,
        peer: `bare Argon2id of the same library and cost, ${bare.toFixed(1)} hashes/s on one core`,
        ratio: `${((100 * perCore) / bare).toFixed(0)} % of bare hashing`,
      },
    ];
  } finally {
    await subject.remove();
    app.close();
  }
}

function argon2id(folder) {
  const library = readdirSync(join(folder, "lib")).find((name) => name.startsWith("bcprov-"));
  const output = execFileSync(
    join(requireJdk(), "bin", "java"),
    ["-cp", join(folder, "lib", library), at("benchmarks", "argon2id", "Argon2id.java")],
    { encoding: "utf8" },
  );
  return Number(output.trim());
}

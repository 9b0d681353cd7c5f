// What the token endpoint does per second and core, beside the signatures that openssl makes on the same core: a grant is worth one
// signature and everything around it, a refresh and a code two (access token and ID token). The ratio says how much of the
// processor goes into signing.

import { execFileSync } from "node:child_process";
import { Calls } from "./calls.mjs";
import { receiver, Subject } from "./subject.mjs";

export const title = "Tokens";

const CONNECTIONS = 16;
const SIZES = {
  grants: { warmUp: 8_000, measured: 20_000 },
  refreshes: { warmUp: 4_000, measured: 10_000 },
  "code sign-ins": { warmUp: 3_000, measured: 8_000 },
};

export async function run(say) {
  const app = await receiver();
  const subject = await Subject.prepare({ webhookPort: app.port, sustained: true });
  try {
    await subject.start();
    const owner = await subject.owner();
    const es256 = await subject.client(owner, "bench-app", app.bodies);
    const rs256 = await subject.client(owner, "bench-app-rsa", app.bodies);
    const elliptic = openssl("ecdsap256", "ecdsa (nistp256)");
    const rsa = openssl("rsa2048", "rsa 2048");
    const rows = [];
    const measure = async (figure, size, work, signatures, each, of) => {
      say(`${figure}: ${size.warmUp} to warm up, ${size.measured} measured`);
      await inTurns(size.warmUp, work);
      const before = subject.cpuSeconds();
      const began = performance.now();
      await inTurns(size.measured, work);
      const seconds = (performance.now() - began) / 1000;
      const perCore = size.measured / (subject.cpuSeconds() - before);
      rows.push({
        figure: `${figure}/s/core`,
        value: `${Math.round(perCore)} (${Math.round(size.measured / seconds)}/s with the load generator beside it, ${CONNECTIONS} connections)`,
        peer: `openssl speed ${of}, ${Math.round(signatures)} signatures/s on one core`,
        ratio: `${((100 * perCore * each) / signatures).toFixed(1)} % of bare signing`,
      });
    };
    const calls = new Calls(subject.port, CONNECTIONS);
    const grants = "client-credentials grants";
    await measure(`${grants} (ES256)`, SIZES.grants, () => calls.grant(es256), elliptic, 1, "ecdsap256");
    await measure(`${grants} (RS256)`, SIZES.grants, () => calls.grant(rs256), rsa, 1, "rsa2048");
    const chains = await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => (await calls.signIn(es256, owner.cookie, "openid offline_access")).refresh_token),
    );
    const refresh = async (chain) => {
      chains[chain] = (await calls.refresh(es256, chains[chain])).refresh_token;
    };
    await measure("refreshes (ES256)", SIZES.refreshes, refresh, elliptic, 2, "ecdsap256");
    const signIn = () => calls.signIn(es256, owner.cookie, "openid");
    await measure("code sign-ins with a live session (ES256)", SIZES["code sign-ins"], signIn, elliptic, 2, "ecdsap256");
    calls.close();
    return rows;
  } finally {
    await subject.remove();
    app.close();
  }
}

/** Does the work that often, on as many connections as there are; `work` learns the number of its connection. */
async function inTurns(count, work) {
  let left = count;
  const caller = async (_, connection) => {
    while (left-- > 0) await work(connection);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, caller));
}

function openssl(algorithm, label) {
  const output = execFileSync("openssl", ["speed", "-seconds", "3", algorithm], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const line = output.split("\n").find((text) => text.includes(label));
  return Number(line.trim().split(/\s+/).at(-2));
}

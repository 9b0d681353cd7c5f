// Client-credentials grants per second and core, beside the signatures that openssl makes on the same core. A grant is worth one
// ES256 signature and everything around it, so the ratio says how much of the processor goes into the signature.

import { execFileSync } from "node:child_process";
import { Agent, request } from "node:http";
import { receiver, Subject } from "./subject.mjs";

export const title = "Client-credentials grants";

const WARM_UP = 8_000;
const MEASURED = 20_000;
const CONNECTIONS = 16;

export async function run(say) {
  const app = await receiver();
  const subject = await Subject.prepare({ webhookPort: app.port, sustained: true });
  try {
    await subject.start();
    const client = await subject.client(app.bodies);
    say(`${WARM_UP} grants to warm up`);
    await grants(subject, client, WARM_UP);
    const before = subject.cpuSeconds();
    const began = performance.now();
    await grants(subject, client, MEASURED);
    const seconds = (performance.now() - began) / 1000;
    const cpu = subject.cpuSeconds() - before;
    const signatures = opensslSignatures();
    const perCore = MEASURED / cpu;
    return [
      {
        figure: "client-credentials grants/s/core (ES256)",
        value: `${Math.round(perCore)} (${Math.round(MEASURED / seconds)}/s with the load generator on the same ${CONNECTIONS} connections)`,
        peer: `openssl speed ecdsap256, ${Math.round(signatures)} signatures/s on one core`,
        ratio: `${((100 * perCore) / signatures).toFixed(1)} % of bare signing`,
      },
    ];
  } finally {
    await subject.remove();
    app.close();
  }
}

async function grants(subject, { clientId, clientSecret }, count) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const headers = {
    authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
    "content-type": "application/x-www-form-urlencoded",
  };
  let left = count;
  const caller = async () => {
    while (left-- > 0) await grant(subject.port, agent, headers);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, caller));
  agent.destroy();
}

function grant(port, agent, headers) {
  return new Promise((resolve, reject) => {
    const call = request({ host: "localhost", port, path: "/oidc/token", method: "POST", agent, headers }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (text) => (body += text));
      answer.on("end", () => {
        if (answer.statusCode === 200 && typeof JSON.parse(body).access_token === "string") resolve();
        else reject(new Error(`${answer.statusCode} ${body}`));
      });
    });
    call.on("error", reject);
    call.end("grant_type=client_credentials");
  });
}

function opensslSignatures() {
  const output = execFileSync("openssl", ["speed", "-seconds", "3", "ecdsap256"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const line = output.split("\n").find((text) => text.includes("ecdsa (nistp256)"));
  return Number(line.trim().split(/\s+/).at(-2));
}

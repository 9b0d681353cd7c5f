// The client that a sample reads its events or writes its records with: that of its integration, whose secret Patchbay shows once.

import { setTimeout as pause } from "node:timers/promises";
import { signedInAs } from "./operator.mjs";
import { Refusal } from "./say.mjs";

/** The broker is started when Patchbay answers already, and unpacked the first time. */
const BROKER_PATIENCE = 120_000;

/** What a sample with a client of its own is told of it, and of the broker if it writes there. */
export async function clientOf(sample, who) {
  const client = await ownClient(sample.name, who);
  return sample.pushes ? { ...client, broker: await brokerPlace(sample.name, who) } : client;
}

async function brokerPlace(name, { base, operator }) {
  return signedInAs({ base, ...operator }, async (_, read) => {
    for (const deadline = Date.now() + BROKER_PATIENCE; ; await pause(250)) {
      const place = await (await read(`/api/developer/integrations/${name}/broker`)).json();
      if (!place.admitted) throw new Refusal("Patchbay runs without a broker");
      if (place.address && place.available) return place;
      if (Date.now() > deadline) throw new Refusal("the broker does not answer");
    }
  });
}

/** The one of last time where Patchbay still takes it, else a new secret, which an operator asks for. */
export async function ownClient(name, { base, operator, data }) {
  const known = data.read("clients.json", {});
  if (known[name] && (await isTaken(base, known[name]))) return known[name];
  const { clientId, clientSecret } = await signedInAs({ base, ...operator }, async (send) =>
    (await send(`/api/developer/integrations/${name}/client-secret`)).json(),
  );
  const client = { clientId, clientSecret };
  data.write("clients.json", { ...known, [name]: client });
  return client;
}

async function isTaken(base, { clientId, clientSecret }) {
  const answer = await fetch(`${base}/oidc/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  return answer.ok;
}

// The client that a sample reads its events with: that of its integration, whose secret Patchbay shows once.

import { signedInAs } from "./operator.mjs";

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

import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fetchedEvents } from "../src/fetched.js";
import { Store } from "../src/store.js";
import { anEvent, anOrganization } from "./world.js";

const read = (organization, name, sequence, more = {}) => anEvent(organization, name, sequence, { clientSecret: null, ...more });

test("fetches the credentials once, keeps them, and acts on each event once", async (t) => {
  const { store, file, asked, take, address } = await aReader(t);
  const northwind = anOrganization("Northwind Labs");
  const installed = read(northwind, "app.installed", 1, { credentialsUrl: address });
  await take(installed);
  await take(installed);
  await take(read(northwind, "app.suspended", 2));

  const { clientId, clientSecret, status, sequence } = store.installation(northwind.id);
  assert.deepEqual({ clientId, clientSecret, status, sequence }, { clientId: "c_new", clientSecret: "s_new", status: "suspended", sequence: 2 });
  assert.deepEqual(asked, ["Bearer t"]);
  assert.deepEqual(store.events(northwind.id).map(({ event }) => event), ["app.suspended", "app.installed"]);
  assert.equal(readFileSync(file, "utf8").split("s_new").length, 2, "the secret stands in one place");
});

test("leaves an event to be read again when Patchbay stumbles, and goes on when it is too late", async (t) => {
  const { store, take, address, answers, said } = await aReader(t);
  const brightside = anOrganization("Brightside Clinic");
  const installed = read(brightside, "app.installed", 1, { credentialsUrl: address });
  answers.push(503, 410);
  await assert.rejects(take(installed), /503/);
  assert.equal(store.installation(brightside.id), null);
  await take(installed);
  assert.equal(store.installation(brightside.id).clientSecret, null);
  assert.match(said[0], /An admin makes new ones/);

  await take(read(brightside, "credentials.rotated", 2, { credentialsUrl: address }));
  assert.equal(store.installation(brightside.id).clientSecret, "s_new");
  assert.equal(store.installation(brightside.id).status, "active");
});

async function aReader(t) {
  const asked = [];
  const answers = [];
  const said = [];
  const server = createServer((req, res) => {
    asked.push(req.headers.authorization);
    const status = answers.shift() ?? 200;
    res.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(status === 200 ? { clientId: "c_new", clientSecret: "s_new" } : {}));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const file = join(mkdtempSync(join(tmpdir(), "fetched-")), "logbook.json");
  const store = new Store(file);
  const handle = fetchedEvents(store, (line) => said.push(line));
  const token = { get: async () => "t", forget: () => {} };
  return {
    store,
    file,
    asked,
    answers,
    said,
    address: `http://127.0.0.1:${server.address().port}/x`,
    take: (event) => handle(event, token, new AbortController().signal),
  };
}

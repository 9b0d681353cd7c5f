import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import { Webhook } from "standardwebhooks";
import { Installations } from "../dist/installations.js";
import { aDesk, anEvent, anOrganization, webhookSecret } from "./world.mjs";

const installationOf = (desk, organization) => new Installations(desk.store).of(organization.id);

test("keeps the credentials of each organization, also through a restart", async () => {
  const desk = aDesk();
  const [one, other] = [anOrganization("One"), anOrganization("Other")];
  assert.equal((await desk.deliver(anEvent(one, "app.installed", 1))).status, 200);
  assert.equal((await desk.deliver(anEvent(other, "app.installed", 1))).status, 200);
  desk.restart();
  for (const organization of [one, other]) {
    const { clientId, clientSecret, status } = installationOf(desk, organization);
    assert.deepEqual([clientId, clientSecret, status], [organization.clientId, organization.clientSecret, "active"]);
  }
  assert.equal(statSync(desk.file).mode & 0o777, 0o600);
});

// the bodies that Patchbay's own tests hold it to; a copy of this folder alone is tested without them
const examples = new URL("../../../contracts/examples/events/", import.meta.url);

test("acts upon Patchbay's example bodies", { skip: !existsSync(examples) && "no contracts beside this copy" }, async () => {
  const desk = aDesk();
  const example = (name) => JSON.parse(readFileSync(new URL(name, examples), "utf8"));
  const installed = example("app.installed.http.json");
  const organization = { id: installed.organizationId };
  const statusAfter = async (event) => {
    assert.equal((await desk.deliver(event)).status, 200, event.event);
    return installationOf(desk, organization).status;
  };
  assert.equal(await statusAfter(installed), "active");
  assert.equal(installationOf(desk, organization).clientSecret, installed.clientSecret);
  assert.equal(await statusAfter(example("app.suspended.json")), "suspended");
  assert.equal(await statusAfter(example("app.resumed.json")), "active");
  assert.equal(await statusAfter(example("app.uninstalled.json")), "uninstalled");
});

test("refuses what is forged, changed, too old, too new or unsigned, and keeps nothing of it", async (t) => {
  const forgeries = {
    "another secret": ({ body, headers }) => {
      const at = new Date(Number(headers["webhook-timestamp"]) * 1000);
      const signature = new Webhook(`whsec_${Buffer.alloc(32, 7).toString("base64")}`).sign(headers["webhook-id"], at, body);
      return { body, headers: { ...headers, "webhook-signature": signature } };
    },
    "a changed body": ({ body, headers }) => ({ body: body.replace("app.installed", "app.resumed"), headers }),
    "the same JSON in other bytes": ({ body, headers }) => ({ body: `${body} `, headers }),
    "another id": ({ body, headers }) => ({ body, headers: { ...headers, "webhook-id": "another" } }),
    "no v1 signature": ({ body, headers }) => ({
      body,
      headers: { ...headers, "webhook-signature": headers["webhook-signature"].split(" ")[0] },
    }),
    "no signature": ({ body, headers: { "webhook-signature": _, ...headers } }) => ({ body, headers }),
    "six minutes ago": (request) => signedAt(request, -360),
    "six minutes ahead": (request) => signedAt(request, 360),
  };
  for (const [name, forge] of Object.entries(forgeries)) {
    await t.test(name, async () => {
      const desk = aDesk();
      const organization = anOrganization("One");
      const before = readFileSync(desk.file, "utf8");
      assert.equal((await desk.deliver(anEvent(organization, "app.installed", 1), forge)).status, 401);
      assert.equal(readFileSync(desk.file, "utf8"), before);
    });
  }
});

test("accepts one good signature among several, as at a rotation", async () => {
  const desk = aDesk();
  const answer = await desk.deliver(anEvent(anOrganization("One"), "app.installed", 1), ({ body, headers }) => ({
    body,
    headers: { ...headers, "webhook-signature": `v1,${Buffer.alloc(32).toString("base64")} ${headers["webhook-signature"]}` },
  }));
  assert.equal(answer.status, 200);
});

test("refuses a signed body that is no event, or whose id is not the one that was signed", async () => {
  const desk = aDesk();
  const event = anEvent(anOrganization("One"), "app.installed", 1);
  for (const wrong of [{ sequence: 0 }, { sequence: "1" }, { event: null }, { organizationId: 7 }, { clientSecret: {} }]) {
    assert.equal((await desk.deliver({ ...event, ...wrong })).status, 400, JSON.stringify(wrong));
  }
  const other = await desk.deliver(event, ({ body, headers }) => {
    const at = new Date(Number(headers["webhook-timestamp"]) * 1000);
    return { body, headers: { ...headers, "webhook-id": "x", "webhook-signature": new Webhook(webhookSecret).sign("x", at, body) } };
  });
  assert.equal(other.status, 400);
  const huge = await desk.deliver({ ...event, data: "x".repeat(300_000) });
  assert.equal(huge.status, 413);
  assert.equal(installationOf(desk, { id: event.organizationId }), null);
});

test("acts once per event, and never goes back in the sequence", async () => {
  const desk = aDesk();
  const organization = anOrganization("One");
  const installed = anEvent(organization, "app.installed", 1);
  const suspended = anEvent(organization, "app.suspended", 2);
  await desk.deliver(installed);
  await desk.deliver(suspended);
  const written = readFileSync(desk.file, "utf8");

  assert.equal((await desk.deliver(installed)).status, 200, "sent again");
  assert.equal((await desk.deliver(suspended)).status, 200, "sent again");
  assert.equal((await desk.deliver(anEvent(organization, "app.resumed", 2))).status, 200, "a number already seen");
  assert.equal((await desk.deliver({ ...suspended, event: "app.resumed", sequence: 9 })).status, 200, "an id already seen");
  assert.equal(installationOf(desk, organization).status, "suspended");
  assert.equal(readFileSync(desk.file, "utf8"), written);

  desk.restart();
  await desk.deliver(installed);
  assert.equal(installationOf(desk, organization).status, "suspended", "remembered through a restart");
  await desk.deliver(anEvent(organization, "app.resumed", 3));
  assert.equal(installationOf(desk, organization).status, "active");
});

test("numbers of one organization say nothing about another's", async () => {
  const desk = aDesk();
  const [one, other] = [anOrganization("One"), anOrganization("Other")];
  await desk.deliver(anEvent(one, "app.installed", 7));
  await desk.deliver(anEvent(other, "app.installed", 1));
  assert.equal(installationOf(desk, other).clientId, other.clientId);
});

test("forgets the credentials at uninstall, and takes new ones at reinstall", async () => {
  const desk = aDesk();
  const organization = anOrganization("One");
  await desk.deliver(anEvent(organization, "app.installed", 1));
  await desk.deliver(anEvent(organization, "app.uninstalled", 2));
  const { status, clientId, clientSecret } = installationOf(desk, organization);
  assert.deepEqual([status, clientId, clientSecret], ["uninstalled", null, null]);
  await desk.deliver(anEvent(organization, "app.installed", 3, { clientId: "c_new", clientSecret: "new" }));
  assert.equal(installationOf(desk, organization).clientSecret, "new");
});

test("keeps the secret when an event is recovered without it", async () => {
  const desk = aDesk();
  const organization = anOrganization("One");
  await desk.deliver(anEvent(organization, "app.installed", 1));
  await desk.deliver(anEvent(organization, "app.installed", 2, { clientSecret: null }));
  assert.equal(installationOf(desk, organization).clientSecret, organization.clientSecret);
  await desk.deliver(anEvent(organization, "app.installed", 3, { clientSecret: null, clientId: "c_other" }));
  assert.equal(installationOf(desk, organization).clientSecret, null, "a secret does not fit another client");
  await desk.deliver(anEvent(organization, "credentials.rotated", 4, { clientId: "c_other", clientSecret: "rotated" }));
  assert.equal(installationOf(desk, organization).clientSecret, "rotated");
});

test("answers events that do not concern it, and keeps nothing", async () => {
  const desk = aDesk();
  const before = readFileSync(desk.file, "utf8");
  const event = anEvent(anOrganization("One"), "integration.deprecated", 1, { installationId: null });
  assert.equal((await desk.deliver(event)).status, 200);
  assert.equal(readFileSync(desk.file, "utf8"), before);
});

function signedAt({ body, headers }, seconds) {
  const at = new Date(Date.now() + seconds * 1000);
  return {
    body,
    headers: {
      ...headers,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(webhookSecret).sign(headers["webhook-id"], at, body),
    },
  };
}

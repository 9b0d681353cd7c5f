import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Members } from "../dist/members.js";
import { aDesk, anEvent, anOrganization, aProvider, Browser, openAddress } from "./world.mjs";

const northwind = anOrganization("Northwind");
const tailspin = anOrganization("Tailspin");
let provider;
let listed = [];
let asked = [];

before(async () => {
  provider = await aProvider([northwind, tailspin]);
  provider.members = (request, response) => {
    asked.push(request.url);
    const url = new URL(request.url, "http://localhost");
    const id = url.pathname.split("/members/")[1];
    response.setHeader("content-type", "application/json");
    if (!/^Bearer .+/.test(request.headers.authorization ?? "")) {
      response.statusCode = 401;
      return response.end("{}");
    }
    if (id) {
      const found = listed.find(({ userId }) => userId === id);
      response.statusCode = found ? 200 : 404;
      return response.end(JSON.stringify(found ?? {}));
    }
    const from = Number(url.searchParams.get("after") || 0);
    const next = from + 2 < listed.length ? String(from + 2) : null;
    return response.end(JSON.stringify({ members: listed.slice(from, from + 2), next }));
  };
});
after(() => provider.close());

const member = (userId, name, more = {}) => ({
  userId, name, email: null, canAccess: true, isAdmin: false, permissions: [], organizationRole: "member", ...more,
});
const rights = (userId, more = {}) => ({ data: { ...member(userId, undefined), ...more } });

const membersUrl = ({ installationId }) => `${provider.url.origin}/v1/installations/${installationId}/members`;

async function aDeskWith(organization, ...people) {
  const desk = aDesk({ patchbayUrl: provider.url });
  listed = people;
  asked = [];
  await desk.deliver(anEvent(organization, "app.installed", 1, { data: { config: { greeting: "Moin", answer_hours: 1 }, membersUrl: membersUrl(organization) } }));
  return desk;
}

async function signedIn(desk, organization, sub, claims = {}) {
  const usual = provider.claims;
  provider.person = { sub, name: sub, email: `${sub}@example.com` };
  provider.claims = (of) => ({ ...usual(of), ...claims });
  const browser = new Browser(desk);
  const { text } = await browser.visit(openAddress(provider, organization));
  provider.claims = usual;
  assert.match(text, new RegExp(`Hello, ${sub}`));
  return browser;
}

test("puts out a removed member at once, and nobody else", async () => {
  const desk = await aDeskWith(northwind);
  await desk.deliver(anEvent(tailspin, "app.installed", 1));
  const [ada, ben, elsewhere] = [
    await signedIn(desk, northwind, "ada"),
    await signedIn(desk, northwind, "ben"),
    await signedIn(desk, tailspin, "ada"),
  ];
  await desk.deliver(anEvent(northwind, "member.removed", 2, rights("ada", { canAccess: false, organizationRole: null })));
  assert.doesNotMatch((await ada.visit("/")).text, /Hello/);
  assert.match((await ben.visit("/")).text, /Hello, ben/);
  assert.match((await elsewhere.visit("/")).text, /Hello, ada/);
  desk.restart();
  assert.doesNotMatch((await ada.visit("/")).text, /Hello/);
});

test("gives and takes rights without a new sign-in", async () => {
  const desk = await aDeskWith(northwind);
  const ada = await signedIn(desk, northwind, "ada", { app_permissions: ["export-tickets"] });
  assert.match((await ada.visit("/")).text, /export-tickets/);
  assert.equal((await ada.visit("/tickets.csv")).status, 200);

  await desk.deliver(anEvent(northwind, "member.updated", 2, rights("ada", { permissions: ["delete-tickets"] })));
  assert.equal((await ada.visit("/tickets.csv")).status, 403);
  const form = { form_token: await ada.formToken("/tickets/new"), subject: "=1+1", customer: "Eve", text: "?" };
  await ada.post("/tickets", form);
  assert.match((await ada.visit("/tickets/1")).text, /Delete…/);

  await desk.deliver(anEvent(northwind, "member.updated", 3, rights("ada", { isAdmin: true })));
  assert.match((await ada.visit("/tickets.csv")).text, /"'=1\+1"/);
  await desk.deliver(anEvent(northwind, "member.updated", 4, rights("ada")));
  assert.doesNotMatch((await ada.visit("/tickets/1")).text, /Delete…/);
  assert.equal((await ada.visit("/tickets/1/delete")).status, 403);
});

test("shows the settings that an admin filled in, and changed ones", async () => {
  const desk = await aDeskWith(northwind);
  const ada = await signedIn(desk, northwind, "ada");
  assert.match((await ada.visit("/")).text, /Moin/);
  await desk.deliver(anEvent(northwind, "app.updated", 2, { data: { config: { greeting: "Servus" }, configVersion: 2 } }));
  assert.match((await ada.visit("/")).text, /Servus/);
});

test("lists everybody who may use it by name, and whoever comes later", async () => {
  const people = ["ada", "ben", "cleo"].map((name) => member(name, `${name} from the list`));
  const desk = await aDeskWith(northwind, ...people);
  const ada = await signedIn(desk, northwind, "ada");
  const { text } = await ada.visit("/team");
  for (const { name } of people) assert.match(text, new RegExp(name));
  assert.equal(asked.length, 2, "two pages, once");

  listed = [...people, member("dora", "Dora Late", { permissions: ["export-tickets"] })];
  await desk.deliver(anEvent(northwind, "member.added", 2, rights("dora", { permissions: ["export-tickets"] })));
  const later = (await ada.visit("/team")).text;
  assert.match(later, /Dora Late/);
  assert.match(later, /export-tickets/);

  await desk.deliver(anEvent(northwind, "member.removed", 3, rights("ben", { canAccess: false })));
  assert.doesNotMatch((await ada.visit("/team")).text, /ben from the list/);
  desk.restart();
  assert.match((await ada.visit("/team")).text, /Dora Late/);
});

test("asks Patchbay for nobody at an address that is not Patchbay's", async () => {
  const desk = aDesk({ patchbayUrl: provider.url });
  asked = [];
  const elsewhere = `http://127.0.0.1:${provider.url.port}/v1/installations/x/members`;
  await desk.deliver(anEvent(tailspin, "app.installed", 1, { data: { config: {}, membersUrl: elsewhere } }));
  const ada = await signedIn(desk, tailspin, "ada");
  assert.match((await ada.visit("/team")).text, /ada/);
  assert.deepEqual(asked, []);
});

test("keeps members by organization", async () => {
  const desk = await aDeskWith(northwind);
  await desk.deliver(anEvent(northwind, "member.added", 2, rights("ben")));
  const members = new Members(desk.store);
  assert.equal(members.all(northwind.id).length, 1);
  assert.equal(members.all(tailspin.id).length, 0);
  await desk.deliver(anEvent(northwind, "app.uninstalled", 3));
  assert.equal(members.all(northwind.id).length, 0);
});

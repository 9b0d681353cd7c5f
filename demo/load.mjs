#!/usr/bin/env node
// Loads the demo world into a running Patchbay, through the public API and nothing else.
// Running it again changes nothing: what is there is left as it is, what is missing is added.
//
//   node demo/load.mjs http://localhost:8080 [SETUP_TOKEN]     prints the logins as JSON
//
// SETUP_TOKEN is the `token` of the set-up link that a new Patchbay prints; later runs do without.

import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { refused, Session } from "./session.mjs";
import { operator, organizations, password, people } from "./world.mjs";

/**
 * @param {{base: string, setupToken?: string | null, say?: (line: string) => void}} options
 * @returns {Promise<{base: string, logins: {email: string, password: string, name: string, organization: string | null, role: string}[]}>}
 */
export async function loadDemo({ base, setupToken = null, say = () => {} }) {
  const root = new URL(base).origin;
  const asOperator = await operatorSession(root, setupToken);
  try {
    await addPeople(asOperator, say);
    await confirmAddresses(root, asOperator, say);
    for (const organization of organizations) {
      await addOrganization(root, asOperator, organization, say);
    }
  } finally {
    await asOperator.signOut();
  }
  return { base: root, logins: logins() };
}

async function operatorSession(root, setupToken) {
  const session = new Session(root);
  if (setupToken) {
    const answer = await session.send("POST", "/api/setup", { token: setupToken, ...operator, password });
    if (answer.status === 201) return session;
    if (answer.status !== 410) throw refused("POST /api/setup", answer);
  }
  if (await session.signIn(operator.email)) return session;
  throw new Error(
    setupToken
      ? "The set-up link is used up or too old, and the demo operator cannot sign in. Start Patchbay afresh, and use the link that it prints."
      : "The demo operator cannot sign in. A Patchbay without an operator prints a set-up link: pass its token.",
  );
}

async function addPeople(asOperator, say) {
  let added = 0;
  for (const { email, name } of people.values()) {
    const answer = await asOperator.send("POST", "/api/console/people", { name, email, password });
    if (answer.status === 201) added++;
    else if (answer.problem !== "email-taken") throw refused(`adding ${email}`, answer);
  }
  say(`${people.size} demo people (${added} new)`);
}

/**
 * Each demo person opens the link that was mailed to them, which a Patchbay in development shows on its page of sent mail.
 * Elsewhere the addresses stay unconfirmed: nobody reads mail for them.
 */
async function confirmAddresses(root, asOperator, say) {
  const { people: known } = await asOperator.get("/api/console/people?q=.demo.example&limit=200");
  const unconfirmed = known.filter(({ email, emailVerified }) => !emailVerified && isOfTheDemo(email));
  let confirmed = 0;
  for (const { email } of unconfirmed) {
    const session = email === operator.email ? asOperator : new Session(root);
    if (session !== asOperator && !(await session.signIn(email))) continue;
    try {
      const token = await mailedToken(session, email);
      if (!token) continue;
      const answer = await session.send("POST", "/api/me/email/confirm", { token });
      if (answer.status !== 204) throw refused(`confirming ${email}`, answer);
      confirmed++;
    } finally {
      if (session !== asOperator) await session.signOut();
    }
  }
  if (confirmed > 0) say(`${confirmed} e-mail addresses confirmed`);
}

function isOfTheDemo(email) {
  return email === operator.email || people.has(email);
}

async function mailedToken(session, email) {
  const asked = await session.send("POST", "/api/me/email/verification");
  const mail = await session.send("GET", `/api/dev/mail?to=${encodeURIComponent(email)}`);
  if (asked.status !== 202 || mail.status !== 200) return null;
  const letter = mail.body.letters.find(({ kind, links }) => kind === "email-confirm" && links.length > 0);
  return letter ? new URL(letter.links[0]).searchParams.get("token") : null;
}

async function addOrganization(root, asOperator, { name, displayName, members }, say) {
  const owner = members.find(({ role }) => role === "owner");
  const asOwner = new Session(root);
  if (!(await asOwner.signIn(owner.email))) {
    throw new Error(`${owner.email} exists, but not with the demo password: this is not the demo world.`);
  }
  try {
    const id = await organizationId(asOwner, name, displayName);
    const present = await asOwner.get(`/api/organizations/${id}/members`);
    const known = new Set(present.members.map(({ email }) => email.toLowerCase()));
    const missing = members.filter(({ email }) => !known.has(email));
    for (const { email, role } of missing) {
      const answer = await asOperator.send("POST", `/api/organizations/${id}/members`, { email, role });
      if (answer.status !== 201) throw refused(`adding ${email} to ${displayName}`, answer);
    }
    say(`${displayName}: ${members.length} members (${missing.length} new)`);
  } finally {
    await asOwner.signOut();
  }
}

async function organizationId(asOwner, name, displayName) {
  const session = await asOwner.get("/api/session");
  const known = session.organizations.find((organization) => organization.name === name);
  if (known) return known.id;
  const answer = await asOwner.send("POST", "/api/organizations", { name, displayName });
  if (answer.status !== 201) throw refused(`making ${displayName}`, answer);
  return answer.body.id;
}

/** One login for each membership, the operator first. */
function logins() {
  const memberships = organizations.flatMap(({ displayName, members }) =>
    members.map(({ email, role }) => ({
      email,
      password,
      name: people.get(email).name,
      organization: displayName,
      role,
    })),
  );
  return [{ ...operator, password, organization: null, role: "operator" }, ...memberships];
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [base, setupToken] = process.argv.slice(2);
  if (!base) {
    console.error("usage: node demo/load.mjs BASE_URL [SETUP_TOKEN]");
    process.exit(2);
  }
  loadDemo({ base, setupToken, say: (line) => console.error(line) }).then(
    (world) => console.log(JSON.stringify(world, null, 2)),
    (error) => {
      console.error(error.cause ? `${error.message}: ${error.cause.message}` : error.message);
      process.exit(1);
    },
  );
}

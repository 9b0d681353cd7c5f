#!/usr/bin/env node
// Gives people of the demo world the sources that are theirs and a dashboard to look at, through the public API and nothing else.
// Whoever has placed something already is left as they are.
//
//   node demo/dashboards.mjs http://localhost:8080

import { realpathSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { refused, Session } from "./session.mjs";
import { dashboards } from "./world.mjs";

/** A source is asked for its schema, and a widget for its script, soon after it was installed. */
const PATIENCE = 90_000;

/** @param {{base: string, say?: (line: string) => void, patience?: number}} options with `patience` in milliseconds */
export async function loadDashboards({ base, say = () => {}, patience = PATIENCE }) {
  const root = new URL(base).origin;
  for (const wanted of dashboards) {
    const session = new Session(root);
    if (!(await session.signIn(wanted.email))) throw new Error(`${wanted.email} is not of this world.`);
    try {
      say(await fill(session, wanted, patience));
    } finally {
      await session.signOut();
    }
  }
}

async function fill(session, { email, organization, placements }, patience) {
  if ((await session.get("/api/dashboard")).placements.length > 0) return `${email} has a dashboard already`;
  const names = [...new Set(placements.map(({ of }) => of))];
  const target = await targetOf(session, organization);
  const installed = new Map();
  for (const name of names) installed.set(name, await install(session, name, target));
  const waiting = placements.map((placement) => ({ placement, installation: installed.get(placement.of) }));
  const possible = await whatCanBeShown(session, waiting, patience);
  if (possible.length > 0) {
    const answer = await session.send("POST", "/api/dashboard/placements", {
      placements: possible.map(({ placement: { of, ...placement }, installation }) => ({ ...placement, installation })),
    });
    if (answer.status !== 200 && answer.status !== 201) throw refused(`placing widgets for ${email}`, answer);
  }
  return `${email}: a dashboard of ${possible.length} widgets, of ${placements.length}`;
}

async function targetOf(session, organization) {
  if (!organization) return { target: "user" };
  const { organizations } = await session.get("/api/session");
  return { organizationId: organizations.find(({ name }) => name === organization).id };
}

/** What is installed already stays as it is; a person agrees to what these sources cannot do without, which is to be known again. */
async function install(session, integration, target) {
  const where = target.organizationId ? `organizationId=${target.organizationId}` : "target=user";
  const { installations } = await session.get(`/api/installations?${where}`);
  const known = installations.find((each) => each.integration.name === integration && each.status !== "uninstalled");
  if (known) return known.id;
  const ask = (more) => session.send("POST", "/api/installations", { integration, ...target, ...more });
  let answer = await ask({});
  if (answer.problem === "consent-required") {
    const scopes = answer.body.scopes.filter(({ optional }) => !optional).map(({ scope }) => scope);
    answer = await ask({ consent: { version: answer.body.version, scopes } });
  }
  if (answer.status !== 200 && answer.status !== 201) throw refused(`installing ${integration}`, answer);
  return answer.body.id;
}

/** Waits until all has told what it shows, or for as long as is allowed. */
async function whatCanBeShown(session, wanted, patience) {
  for (const deadline = Date.now() + patience; ; await pause(500)) {
    const { choices } = await session.get("/api/dashboard/choices");
    const possible = wanted.filter(({ placement, installation }) => {
      const choice = choices.find((each) => each.installation.id === installation);
      return placement.widget === "integration" ? choice?.frame : choice?.source;
    });
    if (possible.length === wanted.length || Date.now() > deadline) return possible;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [base] = process.argv.slice(2);
  if (!base) {
    console.error("usage: node demo/dashboards.mjs BASE_URL");
    process.exit(2);
  }
  loadDashboards({ base, say: (line) => console.error(line) }).catch((error) => {
    console.error(error.cause ? `${error.message}: ${error.cause.message}` : error.message);
    process.exit(1);
  });
}

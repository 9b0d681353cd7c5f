// What an operator's commands have in common: which Patchbay is meant, and signing in to it for a moment.

import { resolve } from "node:path";
import { DataFolder } from "./data.mjs";
import { at } from "./paths.mjs";
import { Refusal } from "./say.mjs";

/**
 * Does something signed in as an operator: that of PATCHBAY_URL, PATCHBAY_EMAIL and PATCHBAY_PASSWORD, else of the Patchbay of
 * the data folder. `send(path, body)` posts and answers the response.
 */
export async function asOperator(folder, command, work) {
  await signedInAs(whereAndWho(new DataFolder(resolve(folder ?? at("data"))), command), work);
}

/** Does something signed in as the person given, and signs out; `work` is handed how to post, and how to read. */
export async function signedInAs({ base, email, password }, work) {
  const signedIn = await post(`${base}/api/session`, { email, password });
  const cookie = signedIn.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
  try {
    return await work(
      (path, body) => post(base + path, body, cookie),
      (path) => ask(base + path, { headers: { cookie }, redirect: "error" }),
    );
  } finally {
    await fetch(`${base}/api/session`, { method: "DELETE", headers: { cookie, origin: base } });
  }
}

function whereAndWho(data, command) {
  const { PATCHBAY_URL: url, PATCHBAY_EMAIL: email, PATCHBAY_PASSWORD: password } = process.env;
  if (url && email && password) return { base: new URL(url).origin, email, password };
  const addresses = data.read("addresses.json", null);
  const operator = addresses?.logins.find(({ role }) => role === "operator");
  if (!operator) {
    throw new Refusal(
      `No Patchbay runs on ${data.path}. Start it with ./patchbay up, or name another one and an operator of it:\n` +
        `PATCHBAY_URL=https://apps.example.com PATCHBAY_EMAIL=… PATCHBAY_PASSWORD=… ./patchbay ${command}`,
    );
  }
  return { base: addresses.base, ...operator };
}

async function post(address, body, cookie) {
  return ask(address, {
    method: "POST",
    headers: { "content-type": "application/json", origin: new URL(address).origin, ...(cookie ? { cookie } : {}) },
    body: JSON.stringify(body),
    redirect: "error",
  });
}

async function ask(address, request) {
  let answer;
  try {
    answer = await fetch(address, request);
  } catch (failed) {
    throw new Refusal(`${new URL(address).origin} cannot be reached: ${failed.cause?.message ?? failed.message}`);
  }
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  throw new Refusal([problem.title ?? `Patchbay answered ${answer.status}`, problem.detail].filter(Boolean).join("\n"));
}

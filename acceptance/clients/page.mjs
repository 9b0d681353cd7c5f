// The pages that all programs here show alike, so that one story can walk through each.

import { createHash } from "node:crypto";
import express from "express";
import session from "express-session";

/** Where the program is, and as which client it was registered. */
export const { ADDRESS, ISSUER, CLIENT_ID, CLIENT_SECRET } = process.env;

/** An Express app with a session in memory, as the libraries' own examples have it. */
export function app({ sessions = true } = {}) {
  const program = express();
  if (sessions) program.use(session({ name: "program", secret: "only on this machine", resave: false, saveUninitialized: true }));
  program.get("/health", (_, response) => response.send("ok"));
  return program;
}

export function listen(program) {
  program.use((error, _request, response, _next) => {
    console.error(error);
    response.status(500).send(document(`<h1>Went wrong</h1><pre>${escape(error.message)} ${escape(error.cause?.error ?? error.error ?? "")}</pre>`));
  });
  const { hostname, port } = new URL(ADDRESS);
  program.listen(Number(port), hostname);
}

export const signedOut = () => document(`<h1>Nobody is signed in</h1><a href="/login">Sign in</a>`);

/** What the program learned: from the ID token, from userinfo, and whether a refresh brought another access token. */
export const signedIn = ({ idToken, userinfo, accessToken }) =>
  document(`
    <h1>Hello, ${escape(userinfo.name)}</h1>
    <dl>
      <dt>Subject</dt><dd id="subject">${escape(idToken.sub)}</dd>
      <dt>Userinfo</dt><dd id="userinfo">${escape(userinfo.sub)}</dd>
      <dt>Organization</dt><dd id="organization">${escape(userinfo.organization_name)}</dd>
      <dt>Access token</dt><dd id="token">${fingerprint(accessToken)}</dd>
    </dl>
    <a href="/refresh">Refresh</a> <a href="/logout">Sign out</a>`);

export const fingerprint = (token) => createHash("sha256").update(token).digest("hex").slice(0, 16);

export const document = (body) => `<!DOCTYPE html><html lang="en"><title>A program</title><body>${body}</body></html>`;

const escape = (text) => String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

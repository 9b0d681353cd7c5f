// oidc-client-ts: everything happens in the browser, by a client without a secret. This program only serves the files.

import { createRequire } from "node:module";
import { dirname } from "node:path";
import express from "express";
import { ADDRESS, app, CLIENT_ID, document, ISSUER, listen } from "./page.mjs";

const library = dirname(createRequire(import.meta.url).resolve("oidc-client-ts/package.json"));
const program = app({ sessions: false });
program.use("/library", express.static(`${library}/dist/browser`));
program.use(express.static(new URL("browser", import.meta.url).pathname));

const settings = {
  authority: ISSUER,
  client_id: CLIENT_ID,
  redirect_uri: `${ADDRESS}/callback`,
  post_logout_redirect_uri: ADDRESS,
  scope: "openid profile email organization offline_access",
  loadUserInfo: true,
};
program.get(["/", "/callback"], (_, response) =>
  response.send(
    document(`
      <main id="main"></main>
      <script src="/library/oidc-client-ts.min.js"></script>
      <script>window.settings = ${JSON.stringify(settings)};</script>
      <script type="module" src="/main.mjs"></script>`),
  ),
);

listen(program);

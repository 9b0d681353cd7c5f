// @logto/node, as Logto's guide for Express has it; only the endpoint is Patchbay's.

import LogtoClient from "@logto/node";
import { ADDRESS, app, CLIENT_ID, CLIENT_SECRET, ISSUER, listen, signedIn, signedOut } from "./page.mjs";

const logtoConfig = {
  endpoint: new URL(ISSUER).origin,
  appId: CLIENT_ID,
  appSecret: CLIENT_SECRET,
  scopes: ["email", "organization"],
};

const storageOf = (session) => ({
  getItem: async (key) => session[key] ?? null,
  setItem: async (key, value) => void (session[key] = value),
  removeItem: async (key) => void delete session[key],
});
const clientOf = ({ session }, response) =>
  new LogtoClient(logtoConfig, { storage: storageOf(session), navigate: (url) => response.redirect(url) });

const program = app();

program.get("/", async (request, response) => {
  const client = clientOf(request, response);
  if (!(await client.isAuthenticated())) return response.send(signedOut());
  response.send(
    signedIn({ idToken: await client.getIdTokenClaims(), userinfo: await client.fetchUserInfo(), accessToken: await client.getAccessToken() }),
  );
});

program.get("/login", (request, response) => clientOf(request, response).signIn({ redirectUri: `${ADDRESS}/callback` }));

program.get("/callback", async (request, response) => {
  await clientOf(request, response).handleSignInCallback(`${ADDRESS}${request.url}`);
  response.redirect("/");
});

program.get("/refresh", async (request, response) => {
  const client = clientOf(request, response);
  await client.clearAccessToken();
  await client.getAccessToken();
  response.redirect("/");
});

program.get("/logout", (request, response) => clientOf(request, response).signOut(ADDRESS));

listen(program);

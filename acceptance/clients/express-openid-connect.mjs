// express-openid-connect, as its examples have it for an app that wants access tokens.

import oidc from "express-openid-connect";
import { ADDRESS, app, CLIENT_ID, CLIENT_SECRET, ISSUER, listen, signedIn, signedOut } from "./page.mjs";

const program = app({ sessions: false });
program.use(
  oidc.auth({
    issuerBaseURL: ISSUER,
    baseURL: ADDRESS,
    clientID: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    secret: "long enough, and only on this machine",
    authRequired: false,
    idpLogout: true,
    authorizationParams: { response_type: "code", scope: "openid profile email organization offline_access" },
  }),
);

program.get("/", async ({ oidc: context }, response) => {
  if (!context.isAuthenticated()) return response.send(signedOut());
  const userinfo = await context.fetchUserInfo();
  response.send(signedIn({ idToken: context.idTokenClaims, userinfo, accessToken: context.accessToken.access_token }));
});

program.get("/refresh", oidc.requiresAuth(), async ({ oidc: context }, response) => {
  await context.accessToken.refresh();
  response.redirect("/");
});

listen(program);

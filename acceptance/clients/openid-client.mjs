// openid-client, as its README has it: discovery, authorization code with PKCE, userinfo, refresh, RP-initiated logout.

import * as client from "openid-client";
import { ADDRESS, app, CLIENT_ID, CLIENT_SECRET, ISSUER, listen, signedIn, signedOut } from "./page.mjs";

// plain http is for a provider on this machine only
const config = await client.discovery(new URL(ISSUER), CLIENT_ID, CLIENT_SECRET, undefined, { execute: [client.allowInsecureRequests] });
const program = app();

program.get("/", async ({ session }, response) => {
  if (!session.tokens) return response.send(signedOut());
  const { access_token, claims } = session.tokens;
  response.send(signedIn({ idToken: claims, userinfo: await client.fetchUserInfo(config, access_token, claims.sub), accessToken: access_token }));
});

program.get("/login", async ({ session }, response) => {
  session.verifier = client.randomPKCECodeVerifier();
  session.state = client.randomState();
  session.nonce = client.randomNonce();
  const parameters = {
    redirect_uri: `${ADDRESS}/callback`,
    scope: "openid profile email organization offline_access",
    code_challenge: await client.calculatePKCECodeChallenge(session.verifier),
    code_challenge_method: "S256",
    state: session.state,
    nonce: session.nonce,
  };
  response.redirect(client.buildAuthorizationUrl(config, parameters).href);
});

program.get("/callback", async ({ session, url }, response) => {
  const tokens = await client.authorizationCodeGrant(config, new URL(url, ADDRESS), {
    pkceCodeVerifier: session.verifier,
    expectedState: session.state,
    expectedNonce: session.nonce,
  });
  session.tokens = { ...tokens, claims: tokens.claims() };
  response.redirect("/");
});

program.get("/refresh", async ({ session }, response) => {
  const { id_token, claims, refresh_token } = session.tokens;
  const tokens = await client.refreshTokenGrant(config, refresh_token);
  session.tokens = { ...tokens, id_token, claims };
  response.redirect("/");
});

program.get("/logout", ({ session }, response) => {
  const { id_token } = session.tokens;
  delete session.tokens;
  response.redirect(client.buildEndSessionUrl(config, { post_logout_redirect_uri: ADDRESS, id_token_hint: id_token }).href);
});

listen(program);

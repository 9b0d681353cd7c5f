// oauth4webapi, as its examples have it, with the client's secret in the Authorization header.

import * as oauth from "oauth4webapi";
import { ADDRESS, app, CLIENT_ID, CLIENT_SECRET, ISSUER, listen, signedIn, signedOut } from "./page.mjs";

// plain http is for a provider on this machine only
const insecure = { [oauth.allowInsecureRequests]: true };
const issuer = new URL(ISSUER);
const as = await oauth.discoveryRequest(issuer, insecure).then((response) => oauth.processDiscoveryResponse(issuer, response));
const client = { client_id: CLIENT_ID };
const clientAuth = oauth.ClientSecretBasic(CLIENT_SECRET);
const redirectUri = `${ADDRESS}/callback`;
const program = app();

program.get("/", async ({ session }, response) => {
  if (!session.tokens) return response.send(signedOut());
  const { access_token, claims } = session.tokens;
  const answer = await oauth.userInfoRequest(as, client, access_token, insecure);
  const userinfo = await oauth.processUserInfoResponse(as, client, claims.sub, answer);
  response.send(signedIn({ idToken: claims, userinfo, accessToken: access_token }));
});

program.get("/login", async ({ session }, response) => {
  session.verifier = oauth.generateRandomCodeVerifier();
  session.state = oauth.generateRandomState();
  session.nonce = oauth.generateRandomNonce();
  const url = new URL(as.authorization_endpoint);
  url.search = new URLSearchParams({
    client_id: CLIENT_ID,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "openid profile email organization offline_access",
    code_challenge: await oauth.calculatePKCECodeChallenge(session.verifier),
    code_challenge_method: "S256",
    state: session.state,
    nonce: session.nonce,
  });
  response.redirect(url.href);
});

program.get("/callback", async ({ session, url }, response) => {
  const parameters = oauth.validateAuthResponse(as, client, new URL(url, ADDRESS), session.state);
  const answer = await oauth.authorizationCodeGrantRequest(as, client, clientAuth, parameters, redirectUri, session.verifier, insecure);
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, answer, { expectedNonce: session.nonce, requireIdToken: true });
  session.tokens = { ...tokens, claims: oauth.getValidatedIdTokenClaims(tokens) };
  response.redirect("/");
});

program.get("/refresh", async ({ session }, response) => {
  const { id_token, claims, refresh_token } = session.tokens;
  const answer = await oauth.refreshTokenGrantRequest(as, client, clientAuth, refresh_token, insecure);
  session.tokens = { ...(await oauth.processRefreshTokenResponse(as, client, answer)), id_token, claims };
  response.redirect("/");
});

program.get("/logout", async ({ session }, response) => {
  const { id_token, refresh_token } = session.tokens;
  delete session.tokens;
  await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, clientAuth, refresh_token, insecure));
  const url = new URL(as.end_session_endpoint);
  url.search = new URLSearchParams({ id_token_hint: id_token, post_logout_redirect_uri: ADDRESS });
  response.redirect(url.href);
});

// nobody is present: the program asks for a token of one installation, and what the provider says of it
program.get("/alone", async ({ query }, response) => {
  const parameters = { installation_id: query.installation, ...(query.scope && { scope: query.scope }) };
  const answer = await oauth.clientCredentialsGrantRequest(as, client, clientAuth, parameters, insecure);
  const tokens = await oauth.processClientCredentialsResponse(as, client, answer).catch((refused) => ({ error: refused.error }));
  if (tokens.error) return response.status(400).send(tokens);
  const question = await oauth.introspectionRequest(as, client, clientAuth, tokens.access_token, insecure);
  const { active, caller, sub, scope, installation_id, client_id } = await oauth.processIntrospectionResponse(as, client, question);
  response.send({ token: tokens.access_token, scope: tokens.scope, refresh: tokens.refresh_token ?? null, introspection: { active, caller, sub, scope, installation_id, client_id } });
});

listen(program);

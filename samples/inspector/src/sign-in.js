import { createRemoteJWKSet, jwtVerify } from "jose";

const METADATA_KEPT = 10 * 60 * 1000;

/**
 * What the guide's callback calls. The guide hands `exchangeCodeForTokens` the code alone; whose credentials go with it is
 * known from the request that is being answered (`requests`, an AsyncLocalStorage).
 */
export function signIn({ patchbayUrl, appUrl }, store, requests, setSessionCookie) {
  const issuer = new URL("/oidc", patchbayUrl).href;
  let known = null;

  /** Endpoints by OpenID Connect Discovery. */
  async function provider() {
    if (known && known.until > Date.now()) return known;
    const metadata = await json(await fetch(`${issuer}/.well-known/openid-configuration`, limits()));
    if (metadata.issuer !== issuer) throw new Error("Discovery names another issuer");
    known = { metadata, keys: createRemoteJWKSet(new URL(metadata.jwks_uri)), until: Date.now() + METADATA_KEPT };
    return known;
  }

  async function exchangeCodeForTokens(code) {
    const request = requests.getStore();
    const { clientId, clientSecret } = store.installation(request.organizationId);
    const { metadata, keys } = await provider();
    const tokens = await json(
      await fetch(metadata.token_endpoint, {
        ...limits(),
        method: "POST",
        headers: { authorization: basic(clientId, clientSecret), "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({
          grant_type: "authorization_code",
          code,
          redirect_uri: new URL("/auth/callback", appUrl).href,
        }).toString(),
      }),
    );
    const { payload } = await jwtVerify(tokens.id_token, keys, {
      issuer,
      audience: clientId,
      algorithms: ["ES256", "RS256"],
      requiredClaims: ["sub", "exp", "iat"],
      clockTolerance: 5,
    });
    // `organizationId` in the address informs and decides nothing: the organization is what the token says
    if (payload.organization_id !== request.organizationId) throw new Error("The ID token names another organization");
    request.idToken = payload;
    request.accessToken = { expiresIn: tokens.expires_in ?? null, scope: tokens.scope ?? null };
    return tokens;
  }

  async function getUserInfo(accessToken) {
    const { metadata } = await provider();
    const headers = { authorization: `Bearer ${accessToken}` };
    const userInfo = await json(await fetch(metadata.userinfo_endpoint, { ...limits(), headers }));
    // OpenID Connect Core §5.3.4
    const request = requests.getStore();
    if (userInfo.sub !== request.idToken.sub) throw new Error("Userinfo speaks of somebody else");
    request.leagues = request.accessToken.scope?.split(" ").includes("fantasy:read") ? await leagues(headers) : null;
    return userInfo;
  }

  /** From the product behind Patchbay's gateway. Whoever signs in need not wait for it to be well: null when it is not. */
  async function leagues(headers) {
    try {
      const { leagues } = await json(await fetch(new URL("/v1/fantasy/leagues", patchbayUrl), { ...limits(), headers }));
      return Array.isArray(leagues) ? leagues.slice(0, 50).map(({ name, teams }) => ({ name: String(name), teams: Number(teams) })) : null;
    } catch (error) {
      console.error(`The leagues were not told: ${error.message}`);
      return null;
    }
  }

  async function createSession(userInfo) {
    const { organizationId, idToken, accessToken, leagues, res } = requests.getStore();
    const told = { ...idToken, ...userInfo };
    const { cookie, maxAge } = store.startSession({
      organizationId,
      organizationName: text(told.organization_name) ?? "your organization",
      sub: idToken.sub,
      name: text(told.name) ?? text(told.email) ?? "Somebody without a name",
      email: text(told.email),
      idToken,
      userInfo,
      accessToken,
      leagues,
    });
    setSessionCookie(res, cookie, maxAge);
  }

  return { issuer, exchangeCodeForTokens, getUserInfo, createSession };
}

/** RFC 6749 §2.3.1: both halves are form-encoded before they are joined. */
function basic(clientId, clientSecret) {
  const encoded = [clientId, clientSecret].map((half) => new URLSearchParams({ half }).toString().slice("half=".length));
  return `Basic ${Buffer.from(encoded.join(":")).toString("base64")}`;
}

async function json(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(`${new URL(response.url).pathname} answered ${response.status} ${text(body.error) ?? ""}`.trim());
  return body;
}

function limits() {
  return { redirect: "error", signal: AbortSignal.timeout(10_000) };
}

function text(value) {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

import { createRemoteJWKSet, jwtVerify } from "jose";

const LEAGUES = [
  { id: "sunday", name: "Sunday League", teams: 10, players: ["ada", "ben", "chi"] },
  { id: "office", name: "Office League", teams: 8, players: ["ben", "dee"] },
];

const PLAYERS = {
  ada: { id: "ada", name: "Ada Stone", position: "goalkeeper", points: 61 },
  ben: { id: "ben", name: "Ben Okoro", position: "defender", points: 48 },
  chi: { id: "chi", name: "Chi Tran", position: "midfielder", points: 75 },
  dee: { id: "dee", name: "Dee Alvarez", position: "forward", points: 92 },
};

/**
 * Answers requests. Nobody is believed but Patchbay: each request carries an assertion, signed by Patchbay for this server and good
 * for a minute. The plain headers beside it (X-User-Id and the like) say the same, and are enough only where nobody else can reach
 * this server.
 *
 * @param {{patchbayUrl: URL, ownOrigin: string}} settings
 */
export function product({ patchbayUrl, ownOrigin }) {
  const issuer = `${patchbayUrl.origin}/oidc`;
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));

  return async (request, response) => {
    if (!URL.canParse(request.url, ownOrigin)) return answer(response, 400, { error: "This is no address." });
    const { pathname } = new URL(request.url, ownOrigin);
    if (pathname === "/health") return answer(response, 200, { status: "up" });
    let caller;
    try {
      const { payload } = await jwtVerify(request.headers["x-patchbay-assertion"] ?? "", keys, {
        issuer,
        audience: ownOrigin,
        algorithms: ["ES256"],
        typ: "patchbay-assertion+jwt",
        requiredClaims: ["sub", "caller", "exp"],
      });
      caller = payload;
    } catch {
      return answer(response, 401, { error: "Ask by way of Patchbay." });
    }
    if (request.method !== "GET") return answer(response, 405, { error: "Only to be read." });
    const found = find(pathname, caller);
    return answer(response, found ? 200 : 404, found ?? { error: "There is nothing at this address." });
  };
}

function find(pathname, caller) {
  const [, fantasy, kind, id, ...more] = pathname.split("/");
  if (fantasy !== "fantasy" || more.length > 0) return null;
  if (kind === "me" && id === undefined) return whoCalls(caller);
  if (kind === "leagues" && id === undefined) return { leagues: LEAGUES.map(({ players, ...league }) => league) };
  if (kind === "leagues") {
    const league = LEAGUES.find((each) => each.id === id);
    return league && { ...league, players: league.players.map((player) => PLAYERS[player]) };
  }
  return kind === "players" && Object.hasOwn(PLAYERS, id) ? PLAYERS[id] : null;
}

/** What the product knows of its caller: all of it from the assertion. */
function whoCalls({ sub, caller, client_id, scope, user_id, installation_id, organization_id }) {
  return {
    caller,
    subject: sub,
    clientId: client_id ?? null,
    userId: user_id ?? null,
    installationId: installation_id ?? null,
    organizationId: organization_id ?? null,
    scopes: scope ? scope.split(" ") : [],
  };
}

function answer(response, status, body) {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

/** kafkajs shows the broker another token ten seconds before the old one ends; by then this must have one. */
const EARLY = 60_000;
const PATIENCE = 10_000;

/**
 * A token of the integration's own client, for the broker and nothing else. It lives ten minutes, and is asked for anew one minute
 * before its end.
 *
 * @param {{patchbayUrl: URL, clientId: string, clientSecret: string, now?: () => number}} settings
 */
export function brokerToken({ patchbayUrl, clientId, clientSecret, now = Date.now }) {
  let known = { value: null, until: 0 };
  return {
    forget: () => (known = { value: null, until: 0 }),
    async get() {
      if (known.until > now()) return known.value;
      const found = await fetch(new URL("/oidc/.well-known/openid-configuration", patchbayUrl), { signal: AbortSignal.timeout(PATIENCE) });
      const { token_endpoint: endpoint } = await found.json();
      const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString("base64");
      const answer = await fetch(endpoint, {
        method: "POST",
        headers: { authorization: `Basic ${basic}` },
        body: new URLSearchParams({ grant_type: "client_credentials", resource: "patchbay:broker" }),
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (!answer.ok) throw new Error(`the token endpoint answered ${answer.status}: are CLIENT_ID and CLIENT_SECRET right?`);
      const { access_token: value, expires_in: seconds } = await answer.json();
      known = { value, until: now() + Math.max(seconds * 1000 - EARLY, seconds * 500) };
      return value;
    },
  };
}

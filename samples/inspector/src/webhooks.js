import { Webhook, WebhookVerificationError } from "standardwebhooks";

/**
 * Stands in front of the guide's handler: lets through what Patchbay signed and has not been acted upon yet, and notes the
 * event before the handler's answer leaves. (https://www.standardwebhooks.com)
 */
export function verifiedEvents(secret, store, requests) {
  const verifier = new Webhook(secret);
  return (req, res, next) => {
    const event = read(verifier, req);
    if (typeof event === "string") return res.status(event === "malformed" ? 400 : 401).type("text").send(event);
    // events to the publisher, and installations for a single person, do not concern apps of organizations
    const notOurs = event.organizationId === null || event.installationId === null;
    if (notOurs || store.hasSeen(event)) return res.json({ received: true });

    const answer = res.json.bind(res);
    res.json = (body) => {
      note(store, event);
      return answer(body);
    };
    req.body = event;
    return requests.run({ event, res }, next);
  };
}

/** What the guide's handler calls. A secret comes once; an event that is sent again later has none. */
export function credentialsKeeper(store, requests) {
  return async (organizationId, clientId, clientSecret) => {
    const { event } = requests.getStore();
    const before = store.installation(organizationId);
    const known = before?.clientId === clientId ? before.clientSecret : null;
    store.keepInstallation(organizationId, {
      installationId: event.installationId,
      status: "active",
      clientId,
      clientSecret: clientSecret ?? known,
      sequence: before?.installationId === event.installationId ? before.sequence : 0,
    });
  };
}

/** Notes an event and what it says of the installation, without its secrets. */
export function note(store, event) {
  const before = store.installation(event.organizationId) ?? { installationId: event.installationId, status: "unknown" };
  const installation = { ...before, ...said(event), sequence: event.sequence };
  const receivedAt = new Date().toISOString();
  const { id, event: name, sequence, organizationId, timestamp } = event;
  const kept = { id, event: name, sequence, organizationId, timestamp, receivedAt, body: withoutSecrets(event) };
  store.keepEvent(kept, installation, { endSessions: name === "app.uninstalled" });
}

function said({ event, clientId, clientSecret }) {
  switch (event) {
    case "app.suspended":
      return { status: "suspended" };
    case "app.resumed":
      return { status: "active" };
    case "app.uninstalled":
      return { status: "uninstalled", clientId: null, clientSecret: null };
    case "credentials.rotated":
      return clientSecret ? { clientId, clientSecret } : {};
    default:
      return {};
  }
}

/** The event, or why there is none. */
function read(verifier, req) {
  let event;
  try {
    event = verifier.verify(req.body, req.headers);
  } catch (error) {
    return error instanceof WebhookVerificationError ? error.message : "malformed";
  }
  const wellFormed =
    typeof event === "object" &&
    event !== null &&
    isText(event.id) &&
    event.id === req.headers["webhook-id"] &&
    isText(event.event) &&
    Number.isSafeInteger(event.sequence) &&
    event.sequence > 0 &&
    ["installationId", "organizationId", "clientId", "clientSecret"].every((key) => isText(event[key] ?? "none"));
  if (!wellFormed) return "malformed";
  return { ...event, organizationId: event.organizationId ?? null, installationId: event.installationId ?? null };
}

function isText(value) {
  return typeof value === "string" && value.length > 0 && value.length <= 500;
}

/** The same value without anything that opens something. */
export function withoutSecrets(value) {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      inner !== null && /secret|token|password|credential/i.test(key) ? "•••" : withoutSecrets(inner),
    ]),
  );
}

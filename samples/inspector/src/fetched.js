import { note } from "./webhooks.js";

/**
 * What to do with each event that `pull` reads: the same as with one that was sent here, except that the credentials are fetched
 * from where the event says, once, before the place is kept.
 */
export function fetchedEvents(store, say = console.error) {
  return async (event, token, signal) => {
    // events to the publisher, and installations for a single person, do not concern apps of organizations
    const notOurs = !event.organizationId || !event.installationId;
    if (notOurs || store.hasSeen(event)) return;
    const { organizationId, installationId, clientId } = event;
    const before = store.installation(organizationId);
    const known = before?.clientId === clientId ? before.clientSecret : null;
    const given = event.credentialsUrl ? await credentials(event, token, signal, say) : null;
    if (event.event === "app.installed" || given) {
      store.keepInstallation(organizationId, {
        installationId,
        status: event.event === "app.installed" ? "active" : (before?.status ?? "unknown"),
        clientId: given?.clientId ?? clientId,
        clientSecret: given?.clientSecret ?? known,
        sequence: before?.installationId === installationId ? before.sequence : 0,
      });
    }
    note(store, event);
  };
}

/** Null where the address was used already, or is too old: an admin makes new credentials then. */
async function credentials({ credentialsUrl, installationId }, token, signal, say) {
  const answer = await fetch(credentialsUrl, {
    method: "POST",
    headers: { authorization: `Bearer ${await token.get()}` },
    redirect: "error",
    signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
  });
  if (answer.ok) return answer.json();
  if (answer.status === 401) token.forget();
  if ([404, 409, 410].includes(answer.status)) {
    say(`The credentials of installation ${installationId} cannot be fetched any more (${answer.status}). An admin makes new ones under Connection.`);
    return null;
  }
  throw new Error(`The credentials of installation ${installationId}: Patchbay answered ${answer.status}`);
}

import type { Attempt, DeliveryState, OneDelivery } from '../src/lib/api/developer.ts';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const eventTypes = [
  'app.installed',
  'app.uninstalled',
  'app.suspended',
  'app.resumed',
  'member.added',
  'member.removed',
  'scopes.updated',
];
const targets = [
  { id: id(501), name: 'Acme' },
  { id: id(502), name: 'Northwind' },
  { id: id(503), name: 'Lindqvist, Okonkwo & Partners International Consulting' },
];

const headersOf = (eventId: string, type: string, at: string) => ({
  'content-type': 'application/json',
  'webhook-id': eventId,
  'webhook-timestamp': String(Math.floor(Date.parse(at) / 1000)),
  'webhook-signature': 'v1,••• v1a,•••',
  'ce-specversion': '1.0',
  'ce-type': type,
  'user-agent': 'Patchbay/1.0 (+http://localhost:8080)',
});

let made = 0;

/** One try to hand an event over. */
export function attemptOf(
  { eventId, type, body }: Pick<OneDelivery, 'eventId' | 'type' | 'body'>,
  at: string,
  answer: Partial<Attempt>,
): Attempt {
  made += 1;
  return {
    id: `at-${made}`,
    at,
    resend: false,
    url: 'https://customer-service.example.com/webhooks/patchbay',
    requestHeaders: headersOf(eventId, type, at),
    requestBody: JSON.stringify(body),
    status: 200,
    responseHeaders: {
      'content-type': ['application/json'],
      server: ['nginx'],
      date: [new Date(at).toUTCString()],
    },
    responseBody: '{"ok":true}',
    responseCut: false,
    error: null,
    latencyMs: 38,
    delivered: true,
    ...answer,
  };
}

const failures: Partial<Attempt>[] = [
  {
    status: 503,
    responseHeaders: { 'content-type': ['text/html'], 'retry-after': ['120'], 'set-cookie': null },
    responseBody: '<html>\n  <body>\n    <h1>503 Service Unavailable</h1>\n  </body>\n</html>\n',
    latencyMs: 214,
    delivered: false,
  },
  {
    status: null,
    responseHeaders: null,
    responseBody: null,
    error: 'The connection was refused.',
    latencyMs: 4,
    delivered: false,
  },
  {
    status: 500,
    responseHeaders: { 'content-type': ['text/plain'] },
    responseBody: `Traceback (most recent call last):\n${'  File "app.py", line 214, in handle\n    self.store(event)\n'.repeat(40)}`,
    responseCut: true,
    latencyMs: 1_840,
    delivered: false,
  },
];

const stateOf = (n: number): DeliveryState =>
  n === 0 ? 'waiting' : n === 1 ? 'failing' : n === 6 ? 'stopped' : n === 13 ? 'skipped' : 'delivered';

/** A log of events, newest first. */
export function newDeliveries(integration: string, count: number): OneDelivery[] {
  return Array.from({ length: count }, (_, n) => {
    const type = eventTypes[n % 3 === 0 ? 4 : n % eventTypes.length] ?? 'app.installed';
    const target = targets[n % targets.length];
    const appendedAt = minutesAgo(n * 17 + 1);
    const state = stateOf(n);
    const eventId = id(7000 + n);
    const body = {
      id: eventId,
      event: type,
      sequence: count - n,
      timestamp: appendedAt,
      integration,
      version: '1.0.0',
      installationId: target?.id,
      organizationId: id(101 + (n % 3)),
      userId: type.startsWith('member') ? id(2) : null,
      clientId: type === 'app.installed' ? 'c_cust9f2k7q1m3x' : null,
      clientSecret: null,
      data: type.startsWith('member')
        ? { name: 'Mia Chen', isAdmin: false, permissions: ['tickets.delete'] }
        : { config: { greeting: 'Hello!', language: 'Deutsch', notifyTeam: true } },
    };
    const event = { eventId, type, body };
    const tries: Attempt[] = [];
    if (state === 'failing' || state === 'stopped' || n % 9 === 4) {
      const times = state === 'stopped' ? 3 : 2;
      for (let k = 0; k < times; k++) {
        tries.push(attemptOf(event, minutesAgo(n * 17 + 0.9 - k * 0.2), failures[k % failures.length] ?? {}));
      }
    }
    if (state === 'delivered')
      tries.push(attemptOf(event, minutesAgo(n * 17 + 0.2), { latencyMs: 30 + (n % 40) }));
    const last = tries.at(-1);
    return {
      ...event,
      sequence: count - n,
      installationId: target?.id ?? null,
      targetName: target?.name ?? null,
      appendedAt,
      state,
      attempts: tries.reverse(),
      deliveredAt: state === 'delivered' ? (last?.at ?? null) : null,
      nextAttemptAt: state === 'failing' ? minutesAgo(-4) : state === 'waiting' ? minutesAgo(-0.2) : null,
      skipped:
        state === 'skipped'
          ? { at: minutesAgo(9), reason: 'The customer is gone, and so is the ticket.' }
          : null,
    };
  });
}

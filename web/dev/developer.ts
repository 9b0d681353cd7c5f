import type { BrokerPlace } from '../src/lib/api/data.ts';
import type { DevelopedIntegration, Endpoint, OneDelivery } from '../src/lib/api/developer.ts';
import type { WidgetPreview } from '../src/lib/api/widgetPreview.ts';
import { invalid, json, notFound, nothing, page, problem } from './answers.ts';
import { attemptOf, newDeliveries } from './deliveries.ts';
import { DataApi } from './pipeline.ts';
import { SecretsApi } from './secrets.ts';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const calm: Endpoint = {
  url: 'https://customer-service.example.com/webhooks/patchbay',
  eventsTransport: 'webhook',
  secretInCatalogFile: false,
  secretRotatedAt: null,
  previousSecretUntil: null,
  breaker: { state: 'closed', failures: 0, failingSince: null, restingUntil: null, nextProbeAt: null },
  disabled: null,
  waiting: 2,
  stopped: 1,
};

const newPreview = (): WidgetPreview => ({
  draft: true,
  version: '1.1.0',
  frame: {
    url: 'http://127.0.0.1:9/w/1/frame',
    sha256: '1f'.repeat(32),
    version: '1.1.0',
    minSize: { w: 2, h: 2 },
    maxSize: { w: 12, h: 20 },
    defaultSize: { w: 4, h: 7 },
    configSchema: {
      type: 'object',
      properties: { currency: { type: 'string', title: 'Currency', enum: ['USD', 'EUR'], default: 'USD' } },
    },
    connectDomains: [],
    scopes: [],
  },
  bytes: 18_204,
  budgetBytes: 524_288,
  fetchedAt: minutesAgo(4),
  fault: null,
});

/** The rooms of developers, in memory. */
export class DeveloperApi {
  integrations: DevelopedIntegration[] = [
    {
      name: 'customer-service',
      displayName: 'Customer Service',
      icon: '/media/customer-service.png',
      type: 'app',
      version: '1.0.0',
      published: true,
      publisher: 'Acme',
      eventsTransport: 'webhook',
      webhookUrl: calm.url,
      trouble: 'stopped',
      waiting: 2,
      stopped: 1,
    },
    {
      name: 'bot',
      displayName: 'Bot',
      icon: '/media/bot.png',
      type: 'app',
      version: '1.0.0',
      published: true,
      publisher: 'Patchbay samples',
      eventsTransport: 'webhook',
      webhookUrl: 'https://bot.example.com/hooks',
      trouble: 'resting',
      waiting: 1_204,
      stopped: 0,
    },
    {
      name: 'crm',
      displayName: 'CRM',
      icon: null,
      type: 'app',
      version: '1.0.0',
      published: true,
      publisher: 'Patchbay samples',
      eventsTransport: 'webhook',
      webhookUrl: 'https://crm.example.com/a/rather/long/path/to/where/events/are/received/by/the/crm',
      trouble: 'disabled',
      waiting: 88,
      stopped: 0,
    },
    {
      name: 'interdepartmental-compliance',
      displayName: 'Interdepartmental Compliance & Travel-Expense Reconciliation Suite',
      icon: null,
      type: 'app',
      version: '1.0.0',
      published: true,
      publisher: 'Patchbay samples',
      eventsTransport: 'pull',
      webhookUrl: null,
      trouble: 'none',
      waiting: 0,
      stopped: 0,
    },
  ];
  readonly secrets = new SecretsApi();
  readonly data = new DataApi();
  widget: WidgetPreview = newPreview();
  /** What is wrong with the script when it is fetched again. */
  nextFault: WidgetPreview['fault'] = null;
  deliveries: OneDelivery[] = newDeliveries('customer-service', 64);
  endpoints: Record<string, Endpoint> = {
    'customer-service': calm,
    bot: {
      ...calm,
      url: 'https://bot.example.com/hooks',
      waiting: 1_204,
      stopped: 0,
      breaker: {
        state: 'open',
        failures: 7,
        failingSince: minutesAgo(44),
        restingUntil: minutesAgo(-3),
        nextProbeAt: minutesAgo(-3),
      },
    },
    crm: {
      ...calm,
      url: 'https://crm.example.com/a/rather/long/path/to/where/events/are/received/by/the/crm',
      waiting: 88,
      stopped: 0,
      disabled: { at: minutesAgo(200), because: 'gone' },
    },
    'interdepartmental-compliance': {
      ...calm,
      url: null,
      eventsTransport: 'pull',
      waiting: 0,
      stopped: 0,
    },
  };

  async handle(request: Request, needsProof: () => Response | null): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const [, , , , name = '', what = '', eventId = '', act = ''] = pathname.split('/');
    if (!name) return json({ integrations: this.integrations });
    const integration = this.integrations.find((each) => each.name === name);
    const endpoint = this.endpoints[name];
    if (!integration || !endpoint) return notFound();
    const body = async () =>
      request.headers.get('content-type')?.includes('json') ? await request.json() : {};
    const secret = this.secrets.handle(name, request.method, what, needsProof);
    if (secret) return secret;
    switch (what) {
      case 'data':
        return this.data.handle(request, [eventId, act].filter(Boolean));
      case 'widget':
        if (eventId === 'fetch') {
          this.widget = {
            ...this.widget,
            fetchedAt: new Date().toISOString(),
            fault: this.nextFault,
            frame: this.nextFault ? null : this.widget.frame,
          };
        }
        return json(this.widget);
      case 'broker':
        return json(placeOf(name, this.data.broker !== null));
      case 'endpoint':
        if (request.method === 'GET') return json(endpoint);
        this.endpoints[name] = { ...endpoint, breaker: calm.breaker, disabled: null };
        integration.trouble = integration.stopped > 0 ? 'stopped' : 'none';
        return json(this.endpoints[name]);
      case 'deliveries':
        return eventId
          ? this.event(name, eventId, act, request.method, await body())
          : this.log(name, searchParams);
      case 'recover':
        return this.recover(name, await body());
      case 'examples': {
        const { type } = await body();
        const event = { eventId: 'example', type, body: this.example(name, type) };
        const url = endpoint.url ?? '';
        return json(attemptOf(event, new Date().toISOString(), { url, latencyMs: 52, status: 204 }), 202);
      }
      case 'dry-run': {
        const { type } = await body();
        const event = { eventId: 'example', type, body: this.example(name, type) };
        const { requestHeaders } = attemptOf(event, new Date().toISOString(), {});
        const headers = { ...requestHeaders, 'webhook-id': null, 'webhook-timestamp': null };
        return json({ url: endpoint.url, headers, body: JSON.stringify(event.body) });
      }
      default:
        return notFound();
    }
  }

  private logOf = (name: string) => (name === 'customer-service' ? this.deliveries : []);

  private log(name: string, params: URLSearchParams) {
    const { state, type, installation, since, until } = Object.fromEntries(params);
    const { items, next } = page(
      this.logOf(name).filter(
        (each) =>
          (!state || each.state === state) &&
          (!type || each.type === type) &&
          (!installation || each.installationId === installation) &&
          (!since || each.appendedAt >= since) &&
          (!until || each.appendedAt < until),
      ),
      params,
    );
    return json({
      deliveries: items.map(({ body: _, skipped: __, attempts, ...each }) => ({
        ...each,
        attempts: attempts.length,
        lastStatus: attempts[0]?.status ?? null,
        lastLatencyMs: attempts[0]?.latencyMs ?? null,
      })),
      next,
    });
  }

  private event(name: string, eventId: string, act: string, method: string, wanted: { reason?: string }) {
    const found = this.logOf(name).find((each) => each.eventId === eventId);
    if (!found) return notFound();
    if (method === 'GET') return json(found);
    if (act === 'skip') {
      if (!wanted.reason?.trim()) return invalid([{ pointer: '/reason', message: 'A reason is needed.' }]);
      if (found.state === 'delivered' || found.state === 'skipped') {
        return problem(409, 'not-in-this-state', 'Not now', 'Its stream does not wait for this event.');
      }
      const skipped = { at: minutesAgo(0), reason: wanted.reason };
      return json(Object.assign(found, { state: 'skipped', nextAttemptAt: null, skipped }));
    }
    found.attempts.unshift(attemptOf(found, new Date().toISOString(), { resend: true }));
    return nothing(202);
  }

  private recover(name: string, { since, installation }: { since: string; installation?: string }) {
    const wanted = this.logOf(name).filter(
      (each) => each.appendedAt >= since && (!installation || each.installationId === installation),
    );
    for (const each of wanted) Object.assign(each, { state: 'waiting', deliveredAt: null });
    const streams = new Set(wanted.map(({ installationId }) => installationId)).size;
    return json({ streams, events: wanted.length }, 202);
  }

  private example = (integration: string, type: string) => ({
    id: 'example',
    event: type,
    sequence: 1,
    timestamp: new Date().toISOString(),
    integration,
    installationId: '00000000-0000-0000-0000-000000000000',
    data: {},
  });
}

/** An integration's place at the broker. */
const placeOf = (name: string, admitted: boolean): BrokerPlace => ({
  admitted,
  available: true,
  address: '127.0.0.1:9092',
  encrypted: false,
  topics: {
    data: `integrations.${name}.data`,
    lifecycle: `integrations.${name}.lifecycle`,
    dlq: `integrations.${name}.dlq`,
    groups: `integrations.${name}.`,
  },
  clientId: 'c_4uhu3ed6v2kqxym5ltbqzr7n2a',
  issuer: 'http://localhost:8080/oidc',
  tokenEndpoint: 'http://localhost:8080/oidc/token',
  resource: 'patchbay:broker',
});

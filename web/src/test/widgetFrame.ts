import { type Services, WidgetHost, type WidgetOptions } from '@patchbay/widget/host.ts';
import { type HostContext, LIMITS, PROTOCOL_VERSION } from '@patchbay/widget/protocol.ts';
import { vi } from 'vitest';

export const context: HostContext = {
  theme: 'dark',
  styles: { variables: { '--color-text-primary': '#c9c9c9', '--border-radius-md': '0.5rem' } },
  locale: 'de-AT',
  timeZone: 'Europe/Vienna',
  containerDimensions: { width: 512, height: 300 },
  displayMode: 'inline',
  availableDisplayModes: ['inline'],
};

/** What a host does for a widget, in memory. */
export function newServices() {
  const kept = new Map<string, unknown>();
  return {
    config: vi.fn<Services['config']>(() => ({ port: 'Trieste' })),
    openConfig: vi.fn<Services['openConfig']>(),
    follow: vi.fn<Services['follow']>((source) => source === 'self'),
    openLink: vi.fn<Services['openLink']>(async () => true),
    notify: vi.fn<Services['notify']>(),
    log: vi.fn<Services['log']>(),
    token: vi.fn(async () => ({ token: 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln', expiresIn: 60 })),
    storage: {
      get: vi.fn(async (key: string) => (kept.get(key) ?? null) as never),
      set: vi.fn(async (key: string, value: unknown) => void kept.set(key, value)),
      delete: vi.fn(async (key: string) => void kept.delete(key)),
    },
    refused: vi.fn<NonNullable<Services['refused']>>(),
    resized: vi.fn<Services['resized']>(),
  };
}

export function newHost(more: Partial<WidgetOptions> = {}) {
  const services = newServices();
  const onState = vi.fn<WidgetOptions['onState']>();
  const host = new WidgetHost({
    url: 'http://widgets.localhost/w/ab/frame',
    title: 'Tide Table by Harbour Office',
    context,
    bounds: () => ({ width: [1, 512], height: [40, 612] }),
    hostInfo: { name: 'Patchbay', version: '1' },
    services,
    onState,
    ...more,
  });
  host.appendTo(document.body);
  return { host, services, onState, frame: new FakeFrame(host.frame) };
}

type Message = Record<string, unknown> & {
  id?: unknown;
  method?: string;
  params?: never;
  result?: never;
  error?: never;
};

/** What runs in a frame, in the hands of a test: no browser's frame runs anything here. */
export class FakeFrame {
  readonly heard: Message[] = [];
  readonly greetings: { data: unknown; origin: unknown }[] = [];
  port: MessagePort | null = null;
  /** Answers pings. */
  alive = true;
  readonly element: HTMLIFrameElement;

  constructor(element: HTMLIFrameElement) {
    this.element = element;
    const to = element.contentWindow;
    if (!to) throw new Error('the frame is not on the page');
    const postMessage = (data: unknown, origin: unknown, ports: MessagePort[]) => {
      this.greetings.push({ data, origin });
      this.port = ports[0] ?? null;
      if (this.port) this.port.onmessage = (event) => this.hear(JSON.parse(event.data));
    };
    Object.defineProperty(to, 'postMessage', { value: postMessage, configurable: true });
  }

  get nonce() {
    return /#n=([0-9a-f]+)$/.exec(this.element.src)?.[1] ?? '';
  }

  private hear(message: Message) {
    this.heard.push(message);
    if (message.method === 'ping' && this.alive) this.send({ jsonrpc: '2.0', id: message.id, result: {} });
  }

  /** Posts to the window of the page, as only this frame can. */
  post(data: unknown, { origin = 'null', source = this.element.contentWindow as MessageEventSource } = {}) {
    window.dispatchEvent(new MessageEvent('message', { data, origin, source }));
  }

  hello(nonce = this.nonce) {
    this.post({ jsonrpc: '2.0', method: 'patchbay/hello', params: { nonce } });
    return this;
  }

  send(message: unknown) {
    this.port?.postMessage(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** What is answered to a request. */
  async ask(
    method: string,
    params: object = {},
    id: string | number = `t${Math.random()}`,
  ): Promise<Message> {
    this.send({ jsonrpc: '2.0', id, method, params });
    return eventually(() => {
      const answer = this.heard.find((each) => each.id === id && !each.method);
      if (!answer) throw new Error(`no answer to ${method}`);
      return answer;
    });
  }

  /** Says hello, asks who is there, and says that it runs. */
  async start() {
    this.hello();
    await this.ask('ui/initialize', {
      protocolVersion: PROTOCOL_VERSION,
      appInfo: { name: 'Tide Table', version: '1.2.0' },
      appCapabilities: {},
    });
    this.send({ jsonrpc: '2.0', method: 'ui/notifications/initialized', params: {} });
    return this;
  }

  of(method: string): Record<string, never>[] {
    return this.heard.filter((each) => each.method === method).map(({ params }) => params as never);
  }
}

/** Waits for what two ports have still to say to each other, and lets no time pass meanwhile. */
export async function eventually<T>(check: () => T): Promise<T> {
  for (let round = 0; round < 2_000; round++) {
    try {
      return check();
    } catch {
      await arrived(1);
    }
  }
  return check();
}

/** Lets everything that is under way between two ports arrive. */
export async function arrived(rounds = 6) {
  for (let round = 0; round < rounds; round++) await new Promise<void>((resolve) => setImmediate(resolve));
}

export const tooLong = LIMITS.messageBytes + 1;

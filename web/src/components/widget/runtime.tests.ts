import type { Patchbay } from '@patchbay/widget/api.ts';
import type { WidgetHost } from '@patchbay/widget/host.ts';
import { ERRORS } from '@patchbay/widget/protocol.ts';
import { install } from '@patchbay/widget/runtime.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { context, eventually, newHost } from '@/test/widgetFrame.ts';

let hosts: WidgetHost[] = [];

/** A message of a window; what it comes from can be asked only by its own getter, as of a browser's. */
class Told extends Event {
  readonly #source: unknown;
  readonly data: unknown;
  readonly ports: MessagePort[];

  constructor(source: unknown, data: unknown, ports: MessagePort[] = [], type = 'message') {
    super(type);
    this.#source = source;
    this.data = data;
    this.ports = ports;
  }

  get source() {
    return this.#source;
  }
}

/** A window as it is in a frame, with the host's page around it, and nothing between them but messages. */
function newWindow() {
  const { host, services } = newHost();
  hosts.push(host);
  const element = host.frame;
  const parent = {
    postMessage: (data: unknown) =>
      window.dispatchEvent(
        new MessageEvent('message', {
          data,
          origin: 'null',
          source: element.contentWindow as MessageEventSource,
        }),
      ),
  };
  const target = new EventTarget();
  // Classes that no other test has: they are changed for good.
  const realm = document.body.appendChild(document.createElement('iframe'))
    .contentWindow as typeof globalThis & Window;
  const { Document, DocumentFragment, Element, MutationObserver, Range, ShadowRoot, HTMLScriptElement } =
    realm;
  realm.document.title = 'Tide Table';
  const scope = Object.assign(target, {
    ...{ Document, DocumentFragment, Element, MutationObserver, Range, ShadowRoot, HTMLScriptElement },
    RTCPeerConnection: class {},
    webkitRTCPeerConnection: class {},
    WebTransport: class {},
    parent,
    location: { hash: new URL(element.src).hash },
    document: realm.document,
    ...{ Event, ErrorEvent, MessageEvent: Told },
    performance: { getEntriesByName: (_: string): object[] => [] },
    setTimeout: setTimeout.bind(window),
  });
  Object.defineProperty(scope, 'RTCDataChannel', { value: class {}, configurable: false, writable: true });
  vi.spyOn(element.contentWindow as Window, 'postMessage').mockImplementation(((
    data: unknown,
    _: string,
    ports: MessagePort[],
  ) => {
    target.dispatchEvent(new Told(parent, data, ports));
  }) as never);
  return { host, services, scope: scope as unknown as Window & typeof globalThis & { patchbay: Patchbay } };
}

afterEach(() => {
  for (const each of hosts) each.end('removed');
  hosts = [];
});

describe('The runtime', () => {
  it('takes away what leaks', () => {
    const { scope } = newWindow();
    install(scope);
    for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport', 'RTCDataChannel']) {
      expect((scope as unknown as Record<string, unknown>)[name]).toBeUndefined();
    }
  });

  it.each<[string, (page: Document, frame: Element) => void]>([
    ['the page', (page, frame) => page.body.append(frame)],
    [
      'something that is put into the page',
      (page, frame) => {
        const around = page.createElement('div');
        around.append(frame);
        page.body.append(around);
      },
    ],
    [
      'a closed shadow root',
      (page, frame) => {
        page.body.appendChild(page.createElement('div')).attachShadow({ mode: 'closed' }).append(frame);
      },
    ],
    [
      'a clone of a shadow root',
      (page, frame) => {
        const around = page.createElement('div');
        around.attachShadow({ mode: 'open', clonable: true } as ShadowRootInit).append(frame);
        page.body.append(around.cloneNode(true));
      },
    ],
  ])('takes frames out of %s', async (_, put) => {
    const { scope } = newWindow();
    install(scope);
    const { document: page } = scope;
    const frame = page.createElement('iframe');
    put(page, frame);
    await Promise.resolve();
    expect(frame.isConnected).toBe(false);
    const roots = [...page.querySelectorAll('div')].flatMap((each) => each.shadowRoot ?? []);
    expect(roots.flatMap((root) => [...root.querySelectorAll('iframe')])).toEqual([]);
  });

  it('leaves no other way to write a page', () => {
    const { scope } = newWindow();
    install(scope);
    for (const name of ['open', 'write', 'writeln'] as const) expect(scope.document[name]).toBeUndefined();
    expect(() => Object.defineProperty(scope.Element.prototype, 'attachShadow', { value: () => {} })).toThrow(
      /redefine/,
    );
  });

  it('defines patchbay for good', () => {
    const { scope } = newWindow();
    install(scope);
    const { patchbay } = scope;
    expect(Object.getOwnPropertyDescriptor(scope, 'patchbay')).toMatchObject({
      writable: false,
      configurable: false,
    });
    expect(
      Object.isFrozen(patchbay) && Object.isFrozen(patchbay.data) && Object.isFrozen(patchbay.storage),
    ).toBe(true);
    expect(() => Object.defineProperty(scope, 'patchbay', { value: {} })).toThrow();
  });

  it('keeps the port from listeners of the bundle', async () => {
    const { scope } = newWindow();
    const stolen = vi.fn();
    install(scope);
    scope.addEventListener('message', stolen, true);
    await scope.patchbay.ready();
    expect(stolen).not.toHaveBeenCalled();
  });

  it('takes the port of its own host only', async () => {
    const { scope } = newWindow();
    const { parent } = scope;
    Object.assign(scope, { parent: { postMessage: () => {} } });
    install(scope);
    const ready = vi.fn();
    void scope.patchbay.ready().then(ready);
    const port = new MessageChannel().port1;
    const offer = (source: unknown, nonce: string) =>
      scope.dispatchEvent(
        new Told(source, { jsonrpc: '2.0', method: 'patchbay/port', params: { nonce } }, [port]),
      );
    offer(parent, scope.location.hash.slice(3));
    offer(scope.parent, '0'.repeat(32));
    expect(port.onmessage).toBeNull();
    offer(scope.parent, scope.location.hash.slice(3));
    expect(port.onmessage).not.toBeNull();
    port.close();
  });
});

describe('The bundle', () => {
  const bundle = { src: 'http://widgets.localhost/w/ab/bundle.js', integrity: 'sha256-YQ==' };

  it('runs when the host has answered, as what was checked, and once', () => {
    const { scope } = newWindow();
    install(scope, bundle);
    const scripts = [...scope.document.querySelectorAll('script')];
    expect(scripts.map(({ src, integrity, crossOrigin }) => ({ src, integrity, crossOrigin }))).toEqual([
      { ...bundle, crossOrigin: 'anonymous' },
    ]);
    const { port1 } = new MessageChannel();
    const nonce = scope.location.hash.slice(3);
    const again = { jsonrpc: '2.0', method: 'patchbay/port', params: { nonce } };
    scope.dispatchEvent(new Told(scope.parent, again, [port1]));
    expect(scope.document.querySelectorAll('script')).toHaveLength(1);
  });

  it('does not run where nobody answers', () => {
    const { scope } = newWindow();
    const nobody = { postMessage: vi.fn() };
    Object.assign(scope, { parent: nobody });
    install(scope, bundle);
    expect(nobody.postMessage).toHaveBeenCalledOnce();
    const { port1 } = new MessageChannel();
    const nonce = scope.location.hash.slice(3);
    const port = { jsonrpc: '2.0', method: 'patchbay/port', params: { nonce } };
    scope.dispatchEvent(new Told({}, port, [port1]));
    scope.dispatchEvent(new Told(scope, port, [port1]));
    scope.dispatchEvent(new Told(nobody, { ...port, params: { nonce: '0'.repeat(32) } }, [port1]));
    scope.dispatchEvent(new Told(nobody, port));
    expect(scope.document.querySelector('script')).toBeNull();
  });

  it.each(['message', 'messageerror'])('hears no %s of other frames', (kind) => {
    const { scope } = newWindow();
    install(scope, bundle);
    const heard = vi.fn();
    scope.addEventListener(kind, heard, true);
    vi.spyOn(Told.prototype, 'source', 'get').mockReturnValue(scope);
    for (const source of [{}, null]) scope.dispatchEvent(new Told(source, 'secret', [], kind));
    expect(heard).not.toHaveBeenCalled();
    scope.dispatchEvent(new Told(scope, 'own', [], kind));
    expect(heard).toHaveBeenCalledOnce();
    vi.restoreAllMocks();
  });
});

describe('A bundle', () => {
  it('learns where it is, and wears the looks of its host', async () => {
    const { scope, host } = newWindow();
    install(scope);
    expect(await scope.patchbay.ready()).toEqual(context);
    expect(scope.patchbay.config).toEqual({ port: 'Trieste' });
    const { documentElement: root } = scope.document;
    expect(root.style.getPropertyValue('--color-text-primary')).toBe('#c9c9c9');
    expect([root.style.colorScheme, root.dataset.theme, root.lang]).toEqual(['dark', 'dark', 'de-AT']);
    const heard = vi.fn();
    const stop = scope.patchbay.onContext(heard);
    host.tellContext({ theme: 'light' });
    await eventually(() => expect(heard).toHaveBeenCalledWith({ ...context, theme: 'light' }));
    expect(root.style.colorScheme).toBe('light');
    stop();
    host.tellContext({ theme: 'dark' });
    await eventually(() => expect(root.style.colorScheme).toBe('dark'));
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('is told of other settings', async () => {
    const { scope, host, services } = newWindow();
    install(scope);
    const heard = vi.fn();
    scope.patchbay.onConfig(heard);
    await scope.patchbay.openConfig();
    expect(services.openConfig).toHaveBeenCalledOnce();
    host.tellConfig({ port: 'Venezia' });
    await eventually(() => expect(heard).toHaveBeenCalledWith({ port: 'Venezia' }));
    expect(scope.patchbay.config).toEqual({ port: 'Venezia' });
    expect(() => Object.assign(scope.patchbay.config, { port: 'x' })).toThrow();
  });

  it('follows a source', async () => {
    const { scope, host } = newWindow();
    install(scope);
    const updates: { keys: string[]; changed: readonly string[]; state: string }[] = [];
    const one = { value: { level: 1 }, at: '2026-11-23T14:00:01Z', version: 1 };
    host.tellSource('self', { records: new Map([['a', one]]), state: 'live', since: null });
    const subscription = scope.patchbay.data.subscribe('self', ({ records, changed, state }) =>
      updates.push({ keys: [...records.keys()], changed, state }),
    );
    await subscription.started;
    await eventually(() => expect(updates).toHaveLength(2));
    host.tellSource('self', { records: new Map([['b', one]]), state: 'stale', since: one.at });
    await eventually(() => expect(updates).toHaveLength(4));
    expect(updates).toEqual([
      { keys: [], changed: [], state: 'live' },
      { keys: ['a'], changed: ['a'], state: 'live' },
      { keys: ['b'], changed: ['a', 'b'], state: 'live' },
      { keys: ['b'], changed: [], state: 'stale' },
    ]);
    subscription.stop();
    host.tellSource('self', { records: new Map(), state: 'live', since: null });
    await scope.patchbay.storage.get('x');
    expect(updates).toHaveLength(4);
  });

  it('hears why it was refused', async () => {
    const { scope } = newWindow();
    install(scope);
    await expect(scope.patchbay.data.subscribe('payroll', () => {}).started).rejects.toMatchObject({
      name: 'PatchbayError',
      code: ERRORS.denied,
      data: { source: 'payroll' },
    });
    await expect(scope.patchbay.storage.get('..')).rejects.toMatchObject({ code: ERRORS.invalidParams });
  });

  it('hears of each request what became of it, also of those that were too many', async () => {
    const { scope } = newWindow();
    install(scope);
    await scope.patchbay.ready();
    const all = await Promise.allSettled(
      Array.from({ length: 300 }, () => scope.patchbay.requestDisplayMode('inline')),
    );
    const refused = all.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused.length).toBeGreaterThan(200);
    expect(refused.every(({ code, data }) => code === ERRORS.rateLimited && data.retryAfterMs > 0)).toBe(
      true,
    );
  });

  it('uses everything that its host has for it', async () => {
    const { scope, services } = newWindow();
    install(scope);
    const { patchbay } = scope;
    await patchbay.storage.set('view', { days: 3 });
    expect(await patchbay.storage.get('view')).toEqual({ days: 3 });
    await patchbay.storage.delete('view');
    expect(await patchbay.storage.get('view')).toBeNull();
    expect(await patchbay.openLink('https://tides.example/')).toBe(true);
    expect(await patchbay.requestDisplayMode('fullscreen')).toBe('inline');
    expect((await patchbay.token()).expiresIn).toBe(60);
    await patchbay.notify('High water');
    expect(services.notify).toHaveBeenCalledWith('High water');
    patchbay.log('info', 'drew');
    patchbay.resized(100, 420);
    await eventually(() => expect(services.resized).toHaveBeenCalledWith({ width: 100, height: 420 }));
    expect(services.log).toHaveBeenCalledWith('info', 'drew');
  });

  it('has time to end what it does', async () => {
    const { scope, host } = newWindow();
    install(scope);
    await scope.patchbay.ready();
    const kept = vi.fn(async () => {});
    scope.patchbay.onTeardown(kept);
    await eventually(() => expect(host.state.is).toBe('ready'));
    await host.leave('removed');
    expect(kept).toHaveBeenCalledWith('removed');
  });

  it('that throws tells its developer', async () => {
    const { scope, services } = newWindow();
    install(scope);
    scope.dispatchEvent(new ErrorEvent('error', { message: 'price is not defined' }));
    await eventually(() => expect(services.log).toHaveBeenCalledWith('error', 'price is not defined'));
  });

  it('that the browser refuses is said to be so', async () => {
    const { scope, host, services } = newWindow();
    install(scope);
    const event = new Event('error');
    Object.defineProperty(event, 'target', { value: scope.document.createElement('script') });
    scope.dispatchEvent(event);
    await eventually(() => expect(host.state).toEqual({ is: 'ended', why: 'bundle-refused' }));
    expect(services.refused).not.toHaveBeenCalled();
  });

  it('that came whole and is not what was checked is reported with its bytes', async () => {
    const { scope, host, services } = newWindow();
    install(scope);
    const script = scope.document.createElement('script');
    script.src = 'https://widgets.example/w/ab/bundle.js';
    vi.spyOn(scope.performance, 'getEntriesByName').mockImplementation((name) =>
      name === script.src ? [{ responseStatus: 200, decodedBodySize: 18_211 } as never] : [],
    );
    const event = new Event('error');
    Object.defineProperty(event, 'target', { value: script });
    scope.dispatchEvent(event);
    await eventually(() => expect(host.state).toEqual({ is: 'ended', why: 'bundle-refused' }));
    expect(services.refused).toHaveBeenCalledExactlyOnceWith(18_211);
  });
});

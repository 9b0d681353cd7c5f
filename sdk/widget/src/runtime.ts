import { leaveAlone } from './alone.ts';
import type { DataUpdate, Patchbay, PatchbayError } from './api.ts';
import {
  ERRORS,
  type HostContext,
  type HostNotifications,
  type JsonObject,
  type JsonValue,
  LIMITS,
  type LogLevel,
  PROTOCOL_VERSION,
  type SubscribeParams,
  type WidgetNotifications,
  type WidgetRequests,
} from './protocol.ts';
import { frozen, type Listener, listeners, Subscribed } from './subscribed.ts';

/** The host refuses so many at once that are too many, and does not read more: they are refused here. */
const mostAsked = LIMITS.messagesPerSecond + 40;
/** Longer than this, only a person takes to answer. */
const answeredIn = 30_000;
/** Errors of a bundle that nobody caught, for its developer; the rest is only in the browser's console. */
const mostErrors = 10;

/** The script of the widget, as the frame's document names it. */
export interface Bundle {
  src: string;
  integrity: string;
}

/**
 * Makes a window a widget's: takes away what leaks, says hello to the host, defines `window.patchbay`, which nobody replaces, and
 * runs the bundle once the host has answered. A host answers once in each frame: a widget that goes to another frame's address
 * finds nobody there to whom it could say what it knows.
 */
export function install(scope: Window & typeof globalThis, bundle: Bundle | null = null): void {
  leaveAlone(scope);

  const nonce = /^#n=([0-9a-f]{32})$/.exec(scope.location.hash)?.[1] ?? '';
  const host = scope.parent;
  const contexts = listeners<HostContext>();
  const configs = listeners<JsonObject>();
  const leavings = new Set<(reason: string) => void | Promise<void>>();
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  const subscriptions = new Map<string, Subscribed>();
  /** Of subscriptions whose answer is still on its way. */
  const early: { id: string; tell: (to: Subscribed) => void }[] = [];
  let asked = 0;
  let errors = 0;
  let context: HostContext | null = null;
  let config: JsonObject = Object.freeze({});
  let starting: Promise<HostContext> | null = null;
  let opened: (port: MessagePort) => void = () => {};
  const port = new Promise<MessagePort>((resolve) => {
    opened = resolve;
  });

  class Refused extends Error implements PatchbayError {
    readonly code: number;
    readonly data: JsonObject;

    constructor(code: number, message: string, data: JsonObject) {
      super(message);
      this.name = 'PatchbayError';
      this.code = code;
      this.data = data;
    }
  }

  async function tell<M extends keyof WidgetNotifications>(method: M, params: WidgetNotifications[M]) {
    (await port).postMessage(JSON.stringify({ jsonrpc: '2.0', method, params }));
  }

  async function ask<M extends keyof WidgetRequests>(
    method: M,
    params: WidgetRequests[M]['params'],
  ): Promise<WidgetRequests[M]['result']> {
    const to = await port;
    if (waiting.size >= mostAsked)
      throw new Refused(ERRORS.rateLimited, 'Too many requests.', { retryAfterMs: 1_000 });
    asked += 1;
    const id = asked;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      if (method !== 'ui/open-link') {
        scope.setTimeout(() => {
          if (waiting.delete(id)) reject(new Refused(ERRORS.internal, 'The host has not answered.', {}));
        }, answeredIn);
      }
      to.postMessage(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    });
  }

  /** The same, as soon as the widget has said that it runs. */
  async function askReady<M extends keyof WidgetRequests>(method: M, params: WidgetRequests[M]['params']) {
    await ready();
    return ask(method, params);
  }

  function wear(changes: Partial<HostContext>) {
    context = frozen({ ...(context as HostContext), ...changes });
    const { documentElement: root } = scope.document;
    if (changes.theme) {
      root.style.colorScheme = changes.theme;
      root.dataset.theme = changes.theme;
    }
    if (changes.locale) root.lang = changes.locale;
    for (const [name, value] of Object.entries(changes.styles?.variables ?? {})) {
      if (name.startsWith('--')) root.style.setProperty(name, value);
    }
  }

  async function start(): Promise<HostContext> {
    const [{ hostContext }, got] = await Promise.all([
      ask('ui/initialize', {
        protocolVersion: PROTOCOL_VERSION,
        appInfo: { name: scope.document.title || 'widget', version: '' },
        appCapabilities: {},
      }),
      ask('patchbay/config/get', {}),
    ]);
    wear(hostContext);
    config = frozen(got.config);
    await tell('ui/notifications/initialized', {});
    return context as HostContext;
  }

  function ready(): Promise<HostContext> {
    starting ??= start();
    return starting;
  }

  function subscribe(
    source: string,
    listener: Listener<DataUpdate>,
    options: Omit<SubscribeParams, 'source'> = {},
  ) {
    const subscribed = new Subscribed(listener);
    let id: string | null = null;
    let stopped = false;
    const started = askReady('patchbay/data/subscribe', { ...options, source }).then(({ subscription }) => {
      id = subscription;
      if (stopped) return leave(subscription);
      subscriptions.set(subscription, subscribed);
      for (const each of early.splice(0)) each.id === subscription ? each.tell(subscribed) : early.push(each);
    });
    const leave = (subscription: string) => {
      subscriptions.delete(subscription);
      ask('patchbay/data/unsubscribe', { subscription }).catch(() => {});
    };
    return Object.freeze({
      started,
      stop() {
        if (stopped) return;
        stopped = true;
        if (id !== null) leave(id);
      },
    });
  }

  function toSubscription(id: string, act: (to: Subscribed) => void) {
    const subscribed = subscriptions.get(id);
    if (subscribed) act(subscribed);
    else if (early.length < LIMITS.subscriptions) early.push({ id, tell: act });
  }

  function hear<M extends keyof HostNotifications>(method: M, params: HostNotifications[M]): void;
  function hear(method: string, params: unknown) {
    switch (method) {
      case 'ui/notifications/host-context-changed':
        wear(params as Partial<HostContext>);
        return contexts.tell(context as HostContext);
      case 'patchbay/notifications/config-changed':
        config = frozen((params as { config: JsonObject }).config);
        return configs.tell(config);
      case 'patchbay/notifications/data': {
        const told = params as HostNotifications['patchbay/notifications/data'];
        return toSubscription(told.subscription, (to) => to.take(told));
      }
      case 'patchbay/notifications/data-status': {
        const told = params as HostNotifications['patchbay/notifications/data-status'];
        return toSubscription(told.subscription, (to) => to.be(told));
      }
    }
  }

  async function answer(to: MessagePort, id: unknown, method: string, params: JsonObject) {
    const reply = (rest: object) => to.postMessage(JSON.stringify({ jsonrpc: '2.0', id, ...rest }));
    if (method === 'ping') return reply({ result: {} });
    if (method !== 'ui/resource-teardown') {
      return reply({ error: { code: ERRORS.unknownMethod, message: 'unknown method' } });
    }
    await Promise.allSettled([...leavings].map(async (leaving) => leaving(String(params.reason))));
    reply({ result: {} });
  }

  function take(to: MessagePort, data: unknown) {
    const { id, method, params = {}, result, error } = JSON.parse(data as string);
    if (method === undefined) {
      const asker = waiting.get(id);
      waiting.delete(id);
      if (error) asker?.reject(new Refused(error.code, error.message, error.data ?? {}));
      else asker?.resolve(result as never);
    } else if (id === undefined) hear(method, params);
    else void answer(to, id, method, params);
  }

  const run = ({ src, integrity }: Bundle) => {
    const script = scope.document.createElement('script');
    script.crossOrigin = 'anonymous';
    script.integrity = integrity;
    script.src = src;
    scope.document.body.append(script);
  };
  const whenRead = (act: () => void) => {
    if (scope.document.readyState === 'loading') scope.document.addEventListener('DOMContentLoaded', act);
    else act();
  };

  // Before any listener of the bundle, and alone: the port is nobody else's.
  const meet = (event: MessageEvent) => {
    const { data } = event;
    if (event.source !== host || data?.method !== 'patchbay/port' || data.params?.nonce !== nonce) return;
    event.stopImmediatePropagation();
    scope.removeEventListener('message', meet, true);
    const [own] = event.ports;
    if (!own) return;
    own.onmessage = ({ data: told }) => take(own, told);
    opened(own);
    if (bundle) whenRead(() => run(bundle));
  };
  scope.addEventListener('message', meet, true);

  /** A bundle that is not what was checked came whole; one that was cut off has fewer bytes. */
  const whatCame = (url: string) => {
    const came = scope.performance.getEntriesByName(url).at(-1) as PerformanceResourceTiming | undefined;
    return { status: came?.responseStatus ?? 0, bytes: came?.decodedBodySize ?? 0 };
  };

  const log = (level: LogLevel, message: string) =>
    void tell('patchbay/log', { level, message: String(message).slice(0, LIMITS.logCharacters) });
  // What goes wrong in a bundle is told to its developer; a script that the browser refuses, also to the person.
  scope.addEventListener(
    'error',
    (event) => {
      if (event.target instanceof scope.HTMLScriptElement)
        return void tell('patchbay/failed', { what: 'bundle', ...whatCame(event.target.src) });
      errors += 1;
      if (errors <= mostErrors && event instanceof scope.ErrorEvent) log('error', event.message);
    },
    true,
  );
  scope.addEventListener('unhandledrejection', (event) => {
    const { reason } = event;
    // Whoever is being removed need not be ready for it.
    if (reason instanceof Refused && reason.code === ERRORS.revoked) return event.preventDefault();
    errors += 1;
    if (errors <= mostErrors) log('error', String(reason));
  });

  const storage: Patchbay['storage'] = {
    get: async (key) => (await askReady('patchbay/storage/get', { key })).value,
    set: async (key, value: JsonValue) => void (await askReady('patchbay/storage/set', { key, value })),
    delete: async (key) => void (await askReady('patchbay/storage/delete', { key })),
  };
  const patchbay: Patchbay = {
    ready,
    onContext: contexts.add,
    get config() {
      return config;
    },
    onConfig: configs.add,
    openConfig: async () => void (await askReady('patchbay/config/open', {})),
    data: Object.freeze({ subscribe }),
    storage: Object.freeze(storage),
    openLink: async (url) => (await askReady('ui/open-link', { url: String(url) })).opened,
    requestDisplayMode: async (mode) => (await askReady('ui/request-display-mode', { mode })).mode,
    notify: async (message) => void (await askReady('patchbay/notify', { message: String(message) })),
    log,
    token: () => askReady('patchbay/session/token', { audience: 'self' }),
    resized: (width, height) => {
      void ready().then(() => tell('ui/notifications/size-changed', { width, height }));
    },
    onTeardown(listener) {
      leavings.add(listener);
      return () => void leavings.delete(listener);
    },
  };
  Object.defineProperty(scope, 'patchbay', {
    value: Object.freeze(patchbay),
    writable: false,
    configurable: false,
    enumerable: true,
  });

  if (host !== scope) host.postMessage({ jsonrpc: '2.0', method: 'patchbay/hello', params: { nonce } }, '*');
}

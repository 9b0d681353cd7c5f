import { Connection } from './connection.ts';
import type { EndReason, WidgetOptions, WidgetState } from './hosting.ts';
import { Outbox, type Source } from './outbox.ts';
import {
  type HostCapabilities,
  type HostContext,
  type JsonObject,
  LIMITS,
  PROTOCOL_VERSION,
} from './protocol.ts';
import { leaving, Requests } from './requests.ts';

export { Refusal } from './connection.ts';
export type { EndReason, Services, WidgetOptions, WidgetState } from './hosting.ts';
export type { Source } from './outbox.ts';

/** What a frame may use of the device: nothing. */
const nothing = ['camera', 'microphone', 'geolocation', 'fullscreen', 'payment', 'usb', 'clipboard-read'];
/** After its load, a frame that has not said that it is there is not one of ours. */
const greetingMs = 3_000;
/** Messages to the window beside the one that is due. */
const mostStrays = 20;

const newNonce = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/**
 * One widget on a page: makes its frame, speaks with it, and takes it away when it does what it may not. Needs a page whose
 * `frame-src` is the widgets origin.
 */
export class WidgetHost {
  readonly frame: HTMLIFrameElement;
  private readonly options: WidgetOptions;
  private readonly nonce = newNonce();
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();
  private connection: Connection | null = null;
  private outbox: Outbox | null = null;
  private requests: Requests | null = null;
  private readonly sources = new Map<string, Source>();
  private seen: IntersectionObserver | null = null;
  private context: HostContext;
  private loads = 0;
  /** The page's own window, also when it is asked late and is not the current one any more. */
  private readonly page: Window = window;
  /** What the first load was of: a frame that is put back into the page has another one, one that goes elsewhere has not. */
  private loadedInto: Window | null = null;
  private strays = 0;
  private due = false;
  private leaving = false;
  private now: WidgetState = { is: 'loading' };

  constructor(options: WidgetOptions) {
    this.options = options;
    this.context = options.context;
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.setAttribute('referrerpolicy', 'no-referrer');
    frame.setAttribute('loading', 'lazy');
    frame.setAttribute('allow', nothing.map((feature) => `${feature} 'none'`).join('; '));
    frame.title = options.title;
    frame.src = `${options.url}#n=${this.nonce}`;
    this.frame = frame;
  }

  get state(): WidgetState {
    return this.now;
  }

  /** Puts the frame into the page, once. */
  appendTo(parent: Element): void {
    this.page.addEventListener('message', this.hear);
    this.frame.addEventListener('load', this.loaded);
    parent.append(this.frame);
    // A frame far down the page is not loaded, and is not late either.
    if (typeof IntersectionObserver === 'undefined') {
      this.await();
      return;
    }
    this.seen = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.await();
    });
    this.seen.observe(this.frame);
  }

  tellContext(changes: Partial<HostContext>): void {
    this.context = { ...this.context, ...changes };
    this.outbox?.tellContext(changes);
  }

  tellConfig(config: JsonObject): void {
    this.outbox?.tellConfig(config);
  }

  /** What a source says now; the widget hears of it only what is new, and only if it has subscribed. */
  tellSource(name: string, source: Source): void {
    this.sources.set(name, source);
    this.outbox?.tellSource(name, source);
  }

  /**
   * Lets the widget end what it does, then takes it away, after {@link LIMITS.teardownMs} at the latest. Nothing that it asks for
   * meanwhile is done.
   *
   * @param parking - where the frame lives on, out of sight, when its own place goes before it; where the browser can move a
   * frame without loading it anew
   */
  async leave(reason: string, parking?: Element): Promise<void> {
    if (this.now.is === 'ended' || this.leaving) return;
    this.leaving = true;
    this.outbox?.stop();
    this.outbox = null;
    const { connection } = this;
    if (connection && this.requests?.initialized) {
      if (parking && this.frame.isConnected && 'moveBefore' in parking) {
        this.frame.style.display = 'none';
        parking.moveBefore(this.frame, null);
      }
      await connection.request('ui/resource-teardown', { reason }, LIMITS.teardownMs).catch(() => {});
    }
    this.end('removed');
  }

  /** Takes the widget away at once. */
  end(why: EndReason): void {
    if (this.now.is === 'ended') return;
    this.page.removeEventListener('message', this.hear);
    this.frame.removeEventListener('load', this.loaded);
    this.seen?.disconnect();
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.outbox?.stop();
    this.outbox = null;
    this.connection?.close();
    this.frame.remove();
    this.become({ is: 'ended', why });
  }

  private become(state: WidgetState) {
    const before = this.now;
    if (before.is === 'ended' || before.is === state.is) return;
    this.now = state;
    this.options.onState(state);
  }

  private after(milliseconds: number, act: () => void) {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      act();
    }, milliseconds);
    this.timers.add(timer);
  }

  /** From now on the widget is late when it does not say that it runs. */
  private await() {
    if (this.due) return;
    this.due = true;
    this.seen?.disconnect();
    this.after(LIMITS.initializeMs, () => {
      if (!this.requests?.started) this.end(this.connection ? 'not-initialized' : 'not-loaded');
    });
  }

  private readonly loaded = () => {
    this.loads += 1;
    const { contentWindow } = this.frame;
    if (this.loads > 1) return this.end(contentWindow === this.loadedInto ? 'navigated' : 'moved');
    this.loadedInto = contentWindow;
    this.await();
    this.after(greetingMs, () => {
      if (!this.connection) this.end('not-loaded');
    });
  };

  /** The one message of the window: the frame says that it is there, and is given its end of the channel. */
  private readonly hear = (event: MessageEvent) => {
    const { contentWindow } = this.frame;
    if (contentWindow === null || event.source !== contentWindow) return;
    if (this.connection || event.origin !== 'null' || !this.isGreeting(event.data)) return this.stray();
    const { port1, port2 } = new MessageChannel();
    this.speak(port1);
    // Whatever is in the frame now has no address of its own; it is told by the nonce.
    contentWindow.postMessage(
      { jsonrpc: '2.0', method: 'patchbay/port', params: { nonce: this.nonce } },
      '*',
      [port2],
    );
    this.await();
  };

  private isGreeting(data: unknown): boolean {
    if (typeof data !== 'object' || data === null) return false;
    const { jsonrpc, method, params } = data as Record<string, unknown>;
    if (jsonrpc !== '2.0' || method !== 'patchbay/hello' || typeof params !== 'object' || params === null)
      return false;
    return (params as Record<string, unknown>).nonce === this.nonce;
  }

  private stray() {
    this.strays += 1;
    if (this.strays > mostStrays) this.end('flooded');
  }

  private speak(port: MessagePort) {
    const { hostInfo, bounds, services } = this.options;
    const connection = new Connection(port, {
      request: (method, params) => {
        if (this.leaving) throw leaving();
        return requests.request(method, params);
      },
      notification: (method, params) => {
        if (!this.leaving) requests.notification(method, params);
      },
      flooded: () => this.end('flooded'),
      lost: () => this.end(this.leaving ? 'removed' : 'crashed'),
    });
    const outbox = new Outbox(connection, (silent) => this.become({ is: silent ? 'silent' : 'ready' }));
    const requests = new Requests({
      services,
      bounds,
      outbox,
      touched: () => document.activeElement === this.frame,
      leaving: () => this.leaving || this.now.is === 'ended',
      result: () => ({
        protocolVersion: PROTOCOL_VERSION,
        hostInfo,
        hostCapabilities: this.capabilities(),
        hostContext: this.context,
      }),
      ready: () => {
        outbox.start();
        this.become({ is: 'ready' });
      },
      failed: ({ status, bytes }) => {
        if (this.now.is === 'ended') return;
        if (status === 200 && bytes > 0) services.refused?.(bytes);
        this.end('bundle-refused');
      },
    });
    for (const [name, source] of this.sources) outbox.tellSource(name, source);
    this.connection = connection;
    this.outbox = outbox;
    this.requests = requests;
  }

  private capabilities(): HostCapabilities {
    const { token, storage } = this.options.services;
    return {
      openLinks: {},
      logging: {},
      data: {},
      notify: {},
      ...(storage && { storage: {} }),
      ...(token && { token: {} }),
    };
  }
}

import { Budget, isLonger, Refusal } from './connection.ts';
import type { Services, WidgetOptions } from './hosting.ts';
import type { Outbox } from './outbox.ts';
import {
  ERRORS,
  type InitializeResult,
  type JsonObject,
  type JsonValue,
  LIMITS,
  type LogLevel,
  PROTOCOL_VERSION,
  STORAGE_KEY,
  type WidgetRequests,
} from './protocol.ts';

interface Room {
  services: Services;
  bounds: WidgetOptions['bounds'];
  outbox: Outbox;
  /** Whether the person was last in the widget, and not elsewhere on the page. */
  touched(): boolean;
  /** Whether it is being removed, or was. */
  leaving(): boolean;
  result(): InitializeResult;
  ready(): void;
  failed(came: { status: number; bytes: number }): void;
}

type Methods = { [M in keyof WidgetRequests]: (params: JsonObject) => unknown };

const longestName = 63;
const longestUrl = 2_048;
const levels: readonly string[] = ['debug', 'info', 'warning', 'error'] satisfies LogLevel[];

const whole = (value: unknown) => (Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : 0);

export const leaving = () => new Refusal(ERRORS.revoked, 'The widget is being removed.');

const wrong = (member: string) =>
  new Refusal(ERRORS.invalidParams, `"${member}" is missing or wrong.`, { member });

function text(params: JsonObject, member: string, longest: number): string {
  const value = params[member];
  if (typeof value !== 'string' || value === '' || value.length > longest) throw wrong(member);
  return value;
}

function size(
  params: JsonObject,
  member: 'width' | 'height',
  [least, most]: readonly [number, number],
): number {
  const value = params[member];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(member);
  return Math.round(Math.min(Math.max(value, least), most));
}

/** On one line and without what could disguise it: controls, and characters that turn the direction of writing. */
const plain = (said: string, longest: number) =>
  [...said.replace(/[\p{Cc}\p{Cf}\p{Z}]+/gu, ' ').trim()].slice(0, longest).join('');

const longestPause = 5 * 60_000;
/** Of a click in a frame the page around it knows so long after the widget, at most. */
const clickKnownMs = 200;

/** How soon a person may be interrupted again. */
class Patience {
  private until = Number.NEGATIVE_INFINITY;
  private pause: number = LIMITS.askAgainMs;

  check() {
    const wait = Math.ceil(this.until - performance.now());
    if (wait > 0) {
      throw new Refusal(ERRORS.rateLimited, 'The person was asked a moment ago.', { retryAfterMs: wait });
    }
  }

  /** Whoever has interrupted a person, and asks again without a click, waits anew: else the pause is over when the person comes back. */
  isTried() {
    if (this.until === Number.NEGATIVE_INFINITY) return;
    this.until = Math.max(this.until, performance.now() + this.pause);
  }

  /** It was not wanted, or nobody can tell. */
  wearsThin() {
    this.until = performance.now() + this.pause;
    this.pause = Math.min(2 * this.pause, longestPause);
  }

  recovers() {
    this.pause = LIMITS.askAgainMs;
  }
}

/** What a widget asks for and tells, held against what it may. */
export class Requests {
  /** It asked who it speaks with. */
  initialized = false;
  /** It said that it runs. */
  started = false;
  private notified = Number.NEGATIVE_INFINITY;
  private asking = false;
  private readonly links = new Patience();
  private readonly settings = new Patience();
  private stored: Promise<unknown> = Promise.resolve();
  private readonly logs = new Budget(20);
  private readonly room: Room;

  constructor(room: Room) {
    this.room = room;
  }

  request(method: string, params: JsonObject): JsonValue | Promise<JsonValue> {
    if (!Object.hasOwn(this.methods, method)) {
      throw new Refusal(ERRORS.unknownMethod, 'This host does not know this method.');
    }
    if (!this.initialized && method !== 'ui/initialize') {
      throw new Refusal(ERRORS.notInitialized, '"ui/initialize" comes first.');
    }
    return this.methods[method as keyof Methods](params) as JsonValue | Promise<JsonValue>;
  }

  notification(method: string, params: JsonObject): void {
    try {
      this.tell(method, params);
    } catch (refused) {
      // Nobody waits for an answer to a notification.
      if (!(refused instanceof Refusal)) throw refused;
    }
  }

  private tell(method: string, params: JsonObject) {
    const { services, bounds, ready, failed } = this.room;
    switch (method) {
      case 'ui/notifications/initialized':
        if (!this.initialized || this.started) return;
        this.started = true;
        ready();
        break;
      case 'ui/notifications/size-changed': {
        if (!this.started) return;
        const { width, height } = bounds();
        services.resized({ width: size(params, 'width', width), height: size(params, 'height', height) });
        break;
      }
      case 'patchbay/log': {
        const { level, message } = params;
        if (typeof level !== 'string' || !levels.includes(level) || typeof message !== 'string') return;
        if (this.logs.take()) services.log(level as LogLevel, message.slice(0, LIMITS.logCharacters));
        break;
      }
      case 'patchbay/failed':
        if (!this.initialized) failed({ status: whole(params.status), bytes: whole(params.bytes) });
    }
  }

  private readonly methods: Methods = {
    'ui/initialize': ({ protocolVersion }) => {
      if (protocolVersion !== PROTOCOL_VERSION) {
        throw new Refusal(ERRORS.invalidParams, 'This version of the protocol is not known.', {
          supported: [PROTOCOL_VERSION],
        });
      }
      if (this.initialized) throw new Refusal(ERRORS.invalidRequest, 'The widget is initialized already.');
      this.initialized = true;
      return this.room.result();
    },
    'ui/open-link': (params) => this.openLink(params),
    'ui/request-display-mode': (params) => {
      text(params, 'mode', 16);
      return { mode: this.room.result().hostContext.displayMode };
    },
    'patchbay/config/get': () => ({ config: this.room.services.config() }),
    'patchbay/config/open': async () => {
      await this.click(this.settings);
      this.settings.check();
      this.settings.wearsThin();
      this.room.services.openConfig();
      return {};
    },
    'patchbay/data/subscribe': (params) => this.subscribe(params),
    'patchbay/data/unsubscribe': (params) => {
      if (!this.room.outbox.unsubscribe(text(params, 'subscription', 64))) throw wrong('subscription');
      return {};
    },
    'patchbay/session/token': ({ audience }) => {
      if (audience !== 'self') throw wrong('audience');
      const { token } = this.room.services;
      if (!token) throw new Refusal(ERRORS.denied, 'There is no token for this widget.');
      return token();
    },
    'patchbay/storage/get': (params) =>
      this.store(params, async (storage, key) => ({ value: await storage.get(key) })),
    'patchbay/storage/set': (params) => {
      const { value } = params;
      if (value === undefined) throw wrong('value');
      if (isLonger(JSON.stringify(value), LIMITS.messageBytes)) throw wrong('value');
      return this.store(params, async (storage, key) => {
        await storage.set(key, value);
        return {};
      });
    },
    'patchbay/storage/delete': (params) =>
      this.store(params, async (storage, key) => {
        await storage.delete(key);
        return {};
      }),
    'patchbay/notify': (params) => {
      const message = text(params, 'message', LIMITS.messageBytes);
      const now = performance.now();
      const wait = Math.ceil(this.notified + LIMITS.notifyEveryMs - now);
      if (wait > 0) throw new Refusal(ERRORS.rateLimited, 'Too many notices.', { retryAfterMs: wait });
      this.notified = now;
      this.room.services.notify(plain(message, LIMITS.notifyCharacters));
      return {};
    },
  };

  private async openLink(params: JsonObject): Promise<{ opened: boolean }> {
    const said = text(params, 'url', longestUrl);
    const url = URL.canParse(said) ? new URL(said) : null;
    if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
      throw new Refusal(ERRORS.invalidParams, 'Only https links are opened.', { member: 'url' });
    }
    if (this.asking)
      throw new Refusal(ERRORS.rateLimited, 'The person is being asked already.', { retryAfterMs: 1_000 });
    this.asking = true;
    try {
      await this.click(this.links);
      this.links.check();
      const opened = await this.room.services.openLink(url);
      if (opened) this.links.recovers();
      else this.links.wearsThin();
      return { opened };
    } finally {
      this.asking = false;
    }
  }

  /**
   * So that nobody is interrupted who has not touched the widget; their refusal is a click, too, after which their patience counts.
   * The frame is a process of its own: what it asks after a click may come before this page knows of the click.
   */
  private async click(patience: Patience) {
    const { userActivation } = navigator;
    const clicked = () => !userActivation || (userActivation.isActive && this.room.touched());
    for (let waited = 0; !clicked(); waited += clickKnownMs / 4) {
      if (waited >= clickKnownMs) {
        patience.isTried();
        throw new Refusal(ERRORS.denied, 'The person has to click in the widget first.', {
          reason: 'user-activation',
        });
      }
      await new Promise((resolve) => setTimeout(resolve, clickKnownMs / 4));
    }
    if (this.room.leaving()) throw leaving();
  }

  private subscribe(params: JsonObject): { subscription: string } {
    const { fields, since } = params;
    const source = text(params, 'source', longestName);
    if (
      fields !== undefined &&
      !(Array.isArray(fields) && fields.every((each) => typeof each === 'string'))
    ) {
      throw wrong('fields');
    }
    if (since !== undefined && (typeof since !== 'string' || Number.isNaN(Date.parse(since))))
      throw wrong('since');
    if (!this.room.services.follow(source)) {
      throw new Refusal(ERRORS.denied, 'This source is not for this widget.', { source });
    }
    const subscription = this.room.outbox.subscribe({
      source,
      ...(fields !== undefined && { fields: fields as string[] }),
      ...(since !== undefined && { since }),
    });
    return { subscription };
  }

  /** One after another, so that what was set first is there first. */
  private store<T>(
    params: JsonObject,
    act: (storage: NonNullable<Services['storage']>, key: string) => Promise<T>,
  ): Promise<T> {
    const { storage } = this.room.services;
    if (!storage) throw new Refusal(ERRORS.denied, 'There is no storage for this widget.');
    const key = text(params, 'key', 64);
    // A key becomes part of an address.
    if (!STORAGE_KEY.test(key)) throw wrong('key');
    const done = this.stored.then(() => act(storage, key));
    this.stored = done.catch(() => {});
    return done;
  }
}

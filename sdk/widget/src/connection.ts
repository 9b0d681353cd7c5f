import {
  ERRORS,
  type HostNotifications,
  type HostRequests,
  type JsonObject,
  type JsonValue,
  LIMITS,
  type RequestId,
} from './protocol.ts';

/** Refuses what a widget asked for. What is thrown otherwise is told as −32603, without its cause. */
export class Refusal extends Error {
  readonly code: number;
  readonly data: JsonObject | undefined;

  constructor(code: number, message: string, data?: JsonObject) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.data = data;
  }
}

/** So many at once, and again so many each second. */
export class Budget {
  private readonly perSecond: number;
  private readonly now: () => number;
  private left: number;
  private at: number;

  constructor(perSecond: number, now: () => number = () => performance.now()) {
    this.perSecond = perSecond;
    this.now = now;
    this.left = perSecond;
    this.at = now();
  }

  take(): boolean {
    const now = this.now();
    this.left = Math.min(this.perSecond, this.left + ((now - this.at) / 1000) * this.perSecond);
    this.at = now;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }

  /** Milliseconds until there is something to take again. */
  get wait(): number {
    return Math.max(1, Math.ceil(((1 - this.left) / this.perSecond) * 1000));
  }
}

/** Whether a text is longer than this in UTF-8. */
export function isLonger(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  return text.length * 3 > bytes && new TextEncoder().encode(text).length > bytes;
}

export interface Handlers {
  /** What is answered to a request. */
  request(method: string, params: JsonObject): JsonValue | Promise<JsonValue>;
  notification(method: string, params: JsonObject): void;
  /** It sends far more than it may, and is not listened to any more. */
  flooded(): void;
  /** Nobody is at the other end any more. */
  lost(): void;
}

/** Beyond what it may send, a widget is told so this often each second; more is not even read. */
const refusalsPerSecond = 50;
/** So much too much within the time is no mistake any more. */
const flood = { messages: 2_000, ms: 10_000 };
const longestId = 64;
const longestMethod = 64;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isId = (value: unknown): value is RequestId =>
  typeof value === 'string' ? value.length <= longestId : Number.isSafeInteger(value);

interface Waiting {
  resolve: (result: JsonValue) => void;
  reject: (error: Error) => void;
  timer: ReturnType<typeof setTimeout>;
}

/**
 * The host's end of the channel to one widget. What comes is a text of at most 64 KiB, 50 a second, at most 32 of them unanswered;
 * what does not keep to the protocol is refused, and whoever sends thousands too many is not heard any more.
 */
export class Connection {
  private readonly port: MessagePort;
  private readonly handlers: Handlers;
  private readonly budget = new Budget(LIMITS.messagesPerSecond);
  private readonly refusals = new Budget(refusalsPerSecond);
  private readonly waiting = new Map<string, Waiting>();
  private excess = 0;
  private excessSince = 0;
  private pending = 0;
  private asked = 0;
  private closed = false;

  constructor(port: MessagePort, handlers: Handlers) {
    this.port = port;
    this.handlers = handlers;
    port.onmessage = ({ data }) => this.receive(data);
    port.onmessageerror = () => this.receive(undefined);
    port.addEventListener('close', () => {
      if (!this.closed) this.handlers.lost();
    });
  }

  notify<M extends keyof HostNotifications>(method: M, params: HostNotifications[M]): void {
    this.send({ jsonrpc: '2.0', method, params });
  }

  /** Broken when there is no answer in time. */
  request<M extends keyof HostRequests>(
    method: M,
    params: HostRequests[M]['params'],
    atMost: number,
  ): Promise<JsonValue> {
    this.asked += 1;
    const id = `h${this.asked}`;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(id);
        reject(new Error(`no answer to ${method}`));
      }, atMost);
      this.waiting.set(id, { resolve, reject, timer });
      this.send({ jsonrpc: '2.0', id, method, params });
    });
  }

  /** Nothing that comes later is heard. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.port.onmessage = null;
    this.port.onmessageerror = null;
    this.port.close();
    for (const { timer, reject } of this.waiting.values()) {
      clearTimeout(timer);
      reject(new Error('closed'));
    }
    this.waiting.clear();
  }

  private send(message: object) {
    if (!this.closed) this.port.postMessage(JSON.stringify(message));
  }

  private refuse(id: RequestId | null, code: number, message: string, data?: JsonObject) {
    this.send({ jsonrpc: '2.0', id, error: { code, message, ...(data && { data }) } });
  }

  private receive(data: unknown) {
    if (this.closed) return;
    // An answer that was asked for costs nothing, and there are never more of them than were asked for.
    if (this.waiting.size > 0 && typeof data === 'string' && data.length <= 1_024 && this.answered(data))
      return;
    if (!this.budget.take()) return this.tooMuch(data);
    const message = this.read(data);
    if (message) this.take(message);
  }

  private answered(data: string): boolean {
    let message: unknown;
    try {
      message = JSON.parse(data);
    } catch {
      return false;
    }
    if (!isObject(message) || 'method' in message || typeof message.id !== 'string') return false;
    const waiting = this.waiting.get(message.id);
    if (!waiting || message.jsonrpc !== '2.0') return false;
    clearTimeout(waiting.timer);
    this.waiting.delete(message.id);
    if ('result' in message) waiting.resolve(message.result ?? null);
    else waiting.reject(new Error('refused by the widget'));
    return true;
  }

  /** A message that keeps to the form of JSON-RPC; what does not is refused at once. */
  private read(data: unknown): JsonObject | null {
    if (typeof data !== 'string') {
      this.refuse(null, ERRORS.invalidRequest, 'A message is one JSON text.');
      return null;
    }
    if (isLonger(data, LIMITS.messageBytes)) {
      this.refuse(null, ERRORS.invalidRequest, 'The message is too long.', { limit: LIMITS.messageBytes });
      return null;
    }
    let message: unknown;
    try {
      message = JSON.parse(data);
    } catch {
      this.refuse(null, ERRORS.parse, 'The message is no JSON.');
      return null;
    }
    if (!isObject(message) || message.jsonrpc !== '2.0') {
      this.refuse(null, ERRORS.invalidRequest, 'The message is none of JSON-RPC 2.0.');
      return null;
    }
    return message;
  }

  private take({ id, method, params = {} }: JsonObject) {
    if (method === undefined) return; // an answer to nothing
    const known = id === undefined || isId(id);
    if (!known || typeof method !== 'string' || method.length > longestMethod || !isObject(params)) {
      this.refuse(known && id !== undefined ? id : null, ERRORS.invalidRequest, 'The message is no request.');
      return;
    }
    if (id === undefined) this.handlers.notification(method, params);
    else void this.answer(id, method, params);
  }

  private async answer(id: RequestId, method: string, params: JsonObject) {
    if (this.pending >= LIMITS.pendingRequests) {
      const data = { retryAfterMs: 1_000 };
      return this.refuse(id, ERRORS.rateLimited, 'Too many requests are not answered yet.', data);
    }
    this.pending += 1;
    try {
      this.send({ jsonrpc: '2.0', id, result: await this.handlers.request(method, params) });
    } catch (failed) {
      if (failed instanceof Refusal) this.refuse(id, failed.code, failed.message, failed.data);
      else this.refuse(id, ERRORS.internal, 'This cannot be done at the moment.');
    } finally {
      this.pending -= 1;
    }
  }

  private tooMuch(data: unknown) {
    const now = performance.now();
    if (now - this.excessSince > flood.ms) {
      this.excess = 0;
      this.excessSince = now;
    }
    this.excess += 1;
    if (this.excess >= flood.messages) {
      this.close();
      return this.handlers.flooded();
    }
    if (!this.refusals.take()) return;
    if (typeof data !== 'string' || isLonger(data, LIMITS.messageBytes)) return;
    let message: unknown;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    if (isObject(message) && typeof message.method === 'string' && isId(message.id)) {
      const wait = { retryAfterMs: this.budget.wait };
      this.refuse(message.id, ERRORS.rateLimited, 'Too many messages.', wait);
    }
  }
}

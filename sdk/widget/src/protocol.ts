/**
 * The protocol between a widget's frame and the page that shows it, `patchbay-widget/2026-11-01`: JSON-RPC 2.0, each message
 * one JSON text on a `MessagePort`. Written down, with an example of each message, in `contracts/widget-protocol.md`.
 *
 * Methods that begin with `ui/` have the names and shapes of MCP Apps; those of Patchbay itself begin with `patchbay/`.
 *
 * @packageDocumentation
 */

/** What is spoken here. A host that does not know the version of a widget answers −32602 with `data.supported`. */
export const PROTOCOL_VERSION = 'patchbay-widget/2026-11-01';

/** Bounds of the conversation. A host ends it when a widget goes far beyond them. */
export const LIMITS = {
  /** Of one message, in bytes of UTF-8, either way; a single record that is larger comes alone in its message. */
  messageBytes: 64 * 1024,
  /** From a widget, in the mean; so many may come at once. Answers to its host's requests do not count. */
  messagesPerSecond: 50,
  /** From the frame's load, or its coming into view, to `ui/notifications/initialized`, in milliseconds. */
  initializeMs: 10_000,
  /** From `ui/resource-teardown` to the frame's removal, in milliseconds. */
  teardownMs: 2_000,
  /** Without an answer to a `ping` for so long, a person is told that the widget does not answer, in milliseconds. */
  pingMs: 15_000,
  /** Requests of a widget that are not answered yet; one more is refused with −32003. */
  pendingRequests: 32,
  /** Subscriptions of one widget at a time. */
  subscriptions: 16,
  /** Characters of what a person is notified of; the rest is cut off. */
  notifyCharacters: 200,
  /** Between two notices to a person, in milliseconds; sooner is refused with −32003. */
  notifyEveryMs: 5_000,
  /**
   * From a question that the person refused, or settings that were shown, to the next, in milliseconds; twice as long after each,
   * up to five minutes; and anew from each time that the widget then asks without a click. Sooner is refused with −32003. Longer than
   * the 5 s for which browsers count a click, so that none is good for two.
   */
  askAgainMs: 7_000,
  /** Characters of a line of the log; the rest is cut off. */
  logCharacters: 2_000,
} as const;

/** Why something was refused: `error.code` of an answer. */
export const ERRORS = {
  /** It is no JSON. */
  parse: -32700,
  /** It is no message of JSON-RPC 2.0, or longer than it may be. */
  invalidRequest: -32600,
  /** Nobody here knows this method. */
  unknownMethod: -32601,
  /** A parameter is missing or wrong; of an unknown version `data.supported` names those that are known. */
  invalidParams: -32602,
  /** The host could not do it; later it may. */
  internal: -32603,
  /** The widget may not do this; `data.scope` names what it would need, where that is a scope. */
  denied: -32001,
  /** `ui/initialize` comes first. */
  notInitialized: -32002,
  /** Too often; `data.retryAfterMs` says when to try again. */
  rateLimited: -32003,
  /** Not in use any more: its installation or placement was taken away, the person signed out, or it is leaving. */
  revoked: -32004,
  /** No room left in the storage of this placement. */
  quota: -32005,
} as const;

/** The keys of a widget's storage. */
export const STORAGE_KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export interface JsonObject {
  [member: string]: JsonValue;
}

export type Theme = 'light' | 'dark';

/** How a widget is shown. A host says which of them it knows in `availableDisplayModes`. */
export type DisplayMode = 'inline' | 'fullscreen' | 'pip';

/** Where and how a widget is shown. */
export interface HostContext {
  theme: Theme;
  styles: {
    /** CSS variables by their names in MCP Apps, such as `--color-text-primary`; their values hold for the theme. */
    variables: Record<string, string>;
  };
  /** BCP 47, such as `de-AT`. */
  locale: string;
  /** IANA, such as `Europe/Vienna`. */
  timeZone: string;
  /** The room of the frame, in CSS pixels. */
  containerDimensions: { width: number; height: number };
  displayMode: DisplayMode;
  availableDisplayModes: DisplayMode[];
}

/** A program's name and version. */
export interface Implementation {
  name: string;
  version: string;
}

/** What a widget says first: the version that it speaks, and what it is. */
export interface InitializeParams {
  protocolVersion: string;
  appInfo: Implementation;
  appCapabilities: JsonObject;
}

/** What this host can do for this widget: a member that is missing is refused when it is asked for. */
export interface HostCapabilities {
  openLinks?: JsonObject;
  logging?: JsonObject;
  data?: JsonObject;
  storage?: JsonObject;
  notify?: JsonObject;
  /** Missing where this host has none; whether anybody agreed to it is said when it is asked for (−32001, `data.scope`). */
  token?: JsonObject;
}

/** What the host answers to that: who it is, what it does, and where the widget is shown. */
export interface InitializeResult {
  protocolVersion: string;
  hostInfo: Implementation;
  hostCapabilities: HostCapabilities;
  hostContext: HostContext;
}

/** How much of what is known of a source is true at this moment. Whatever is not `live` may be old, and is shown so. */
export type DataState = 'live' | 'stale' | 'offline' | 'revoked';

/** The newest record of one key, and when its source said so (RFC 3339), or that there is none any more. */
export type DataItem = { key: string; value: JsonObject; at: string } | { key: string; deleted: true };

/** What a widget would like to hear of. */
export interface SubscribeParams {
  /** `self` for the records of the widget's own integration; any other is refused. */
  source: string;
  /** Of each record only these members; all of them if it is missing. */
  fields?: string[];
  /** Of what is there at first only what is newer, RFC 3339. */
  since?: string;
}

/** What the developer's own back end recognises this person and installation by: a JWT, for `expiresIn` seconds. */
export interface SessionToken {
  token: string;
  expiresIn: number;
}

/** How much a line of the log matters. */
export type LogLevel = 'debug' | 'info' | 'warning' | 'error';

/** What a widget asks of its host, and what it is answered. */
export interface WidgetRequests {
  'ui/initialize': { params: InitializeParams; result: InitializeResult };
  'ui/open-link': { params: { url: string }; result: { opened: boolean } };
  'ui/request-display-mode': { params: { mode: DisplayMode }; result: { mode: DisplayMode } };
  'patchbay/config/get': { params: Record<never, never>; result: { config: JsonObject } };
  'patchbay/config/open': { params: Record<never, never>; result: Record<never, never> };
  'patchbay/data/subscribe': { params: SubscribeParams; result: { subscription: string } };
  'patchbay/data/unsubscribe': { params: { subscription: string }; result: Record<never, never> };
  'patchbay/session/token': { params: { audience: 'self' }; result: SessionToken };
  'patchbay/storage/get': { params: { key: string }; result: { value: JsonValue } };
  'patchbay/storage/set': { params: { key: string; value: JsonValue }; result: Record<never, never> };
  'patchbay/storage/delete': { params: { key: string }; result: Record<never, never> };
  'patchbay/notify': { params: { message: string }; result: Record<never, never> };
}

/** What a widget tells its host. */
export interface WidgetNotifications {
  'ui/notifications/initialized': Record<never, never>;
  'ui/notifications/size-changed': { width: number; height: number };
  'patchbay/log': { level: LogLevel; message: string };
  /**
   * Of the runtime, not of the bundle: the bundle was refused by the browser, or did not come. `status` is of the answer, 0 where
   * nobody knows of one; `bytes` came with it, after decompression.
   */
  'patchbay/failed': { what: 'bundle'; status?: number; bytes?: number };
}

/** What a host asks of a widget. */
export interface HostRequests {
  ping: { params: Record<never, never>; result: Record<never, never> };
  'ui/resource-teardown': { params: { reason: string }; result: Record<never, never> };
}

/** What a host tells a widget. */
export interface HostNotifications {
  'ui/notifications/host-context-changed': Partial<HostContext>;
  'patchbay/notifications/config-changed': { config: JsonObject };
  'patchbay/notifications/data': { subscription: string; source: string; seq: number; items: DataItem[] };
  'patchbay/notifications/data-status': {
    subscription: string;
    source: string;
    state: DataState;
    /** Since when it is so, RFC 3339. */
    since: string | null;
  };
}

/** Of the window, before there is a port: the frame says that it is there, and the host gives it its end of the channel. */
export interface Greeting {
  jsonrpc: '2.0';
  method: 'patchbay/hello' | 'patchbay/port';
  params: { nonce: string };
}

export type RequestId = string | number;
export interface RpcError {
  code: number;
  message: string;
  data?: JsonObject;
}
export type RpcMessage =
  | { jsonrpc: '2.0'; id: RequestId; method: string; params?: JsonObject }
  | { jsonrpc: '2.0'; method: string; params?: JsonObject }
  | { jsonrpc: '2.0'; id: RequestId; result: JsonValue }
  | { jsonrpc: '2.0'; id: RequestId | null; error: RpcError };

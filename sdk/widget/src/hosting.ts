import type { HostContext, JsonObject, JsonValue, LogLevel, SessionToken } from './protocol.ts';

/** Why a widget was removed. */
export type EndReason =
  /** Its frame did not come, or says nothing of itself. */
  | 'not-loaded'
  /** The browser refused the bundle: it is not what was checked, or it did not come. */
  | 'bundle-refused'
  /** It did not call `ready` in time. */
  | 'not-initialized'
  /** It loaded another page into its frame, or tried to. */
  | 'navigated'
  /** Its frame was taken out of the page and put back, which loads it anew; whoever did that begins anew, too. */
  | 'moved'
  /** It broke down, as when its process ended. */
  | 'crashed'
  /** It sent thousands of messages more than it may. */
  | 'flooded'
  /** Its host took it away. */
  | 'removed';

/** `silent`: it runs, and has not answered for long; it may come back. */
export type WidgetState = { is: 'loading' | 'ready' | 'silent' } | { is: 'ended'; why: EndReason };

/** What the host does for a widget. Whatever is thrown is told to the widget as −32603, a `Refusal` as what it says. */
export interface Services {
  config(): JsonObject;
  openConfig(): void;
  /** Whether the widget may hear of this source; from then on its host is told of it by `WidgetHost.tellSource`. */
  follow(source: string): boolean;
  /** Asks the person; whether they followed the link, which is https. */
  openLink(url: URL): Promise<boolean>;
  /** Of at most `LIMITS.notifyCharacters`, on one line. */
  notify(message: string): void;
  log(level: LogLevel, message: string): void;
  /** Missing where there is none for this widget. */
  token?(): Promise<SessionToken>;
  storage?: {
    get(key: string): Promise<JsonValue>;
    set(key: string, value: JsonValue): Promise<void>;
    delete(key: string): Promise<void>;
  };
  /** The bundle came with so many bytes, and was not run: they are not those that were checked, unless some are missing. */
  refused?(bytes: number): void;
  /** What the content needs, clamped to `WidgetOptions.bounds`. */
  resized(size: { width: number; height: number }): void;
}

export interface WidgetOptions {
  /** Of the frame document, at the widgets origin. */
  url: string;
  /** What a screen reader calls the frame. */
  title: string;
  context: HostContext;
  /** The least and the most that the content may need, in CSS pixels. */
  bounds(): { width: readonly [number, number]; height: readonly [number, number] };
  hostInfo: { name: string; version: string };
  services: Services;
  onState(state: WidgetState): void;
}

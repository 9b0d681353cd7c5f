import type {
  DataState,
  DisplayMode,
  HostContext,
  JsonObject,
  JsonValue,
  LogLevel,
  SessionToken,
} from './protocol.ts';

/** Stops whatever it was returned for. */
export type Stop = () => void;

/** The newest record of a key. */
export interface DataRecord {
  key: string;
  value: JsonObject;
  /** When the source said so, RFC 3339. */
  at: string;
}

/** What a source says now. */
export interface DataUpdate {
  source: string;
  /** All that is known, by key, in the order in which the keys came. */
  records: ReadonlyMap<string, DataRecord>;
  /** Keys of what is new, other than it was, or gone. */
  changed: readonly string[];
  state: DataState;
  /** Since when the source is in this state, RFC 3339. */
  since: string | null;
}

/** What a widget hears of one source, until it is stopped. */
export interface Subscription {
  /** Kept as soon as the source is subscribed to; broken with a {@link PatchbayError} where it may not be. */
  readonly started: Promise<void>;
  stop: Stop;
}

/**
 * Why the host refused: `code` is one of `ERRORS` of the protocol. Anything that is asked for may be refused with −32603 when the host
 * has not answered for 30 seconds, −32003 while too many requests wait (32), and −32004 when the widget is not in use any more.
 */
export interface PatchbayError extends Error {
  readonly code: number;
  /** More about it, such as `member`, `scope` or `retryAfterMs`; empty where there is nothing to say. */
  readonly data: JsonObject;
}

/** The global `patchbay` of a widget's frame. What asks the host for something waits for `ready` by itself. */
export interface Patchbay {
  /**
   * Says that the widget runs, and learns where. Within ten seconds of its load, else a person sees that it did not start. Every call
   * answers the same.
   */
  ready(): Promise<HostContext>;
  /** Hears each change of theme, size, language or time zone. The styles are set on the document already. */
  onContext(listener: (context: HostContext) => void): Stop;
  /** What the person set for this placement, as the manifest's `widget.config_schema` describes it; empty before `ready`. */
  readonly config: JsonObject;
  /** Hears all settings whenever the person changed some. */
  onConfig(listener: (config: JsonObject) => void): Stop;
  /**
   * Shows the person the settings of this placement, after a click of theirs in the widget: without one −32001, within five seconds of
   * the last time −32003, and each time twice as long, up to five minutes.
   */
  openConfig(): Promise<void>;
  readonly data: {
    /**
     * Hears all that a source says, at once and with each change. A widget has 16 subscriptions at a time, of at most 100 fields
     * each; more is refused (−32602).
     *
     * @param source - `self` for the records of the own integration; any other is refused (−32001)
     * @param options - `fields`: only these members of each record; `since`: at first only what is newer, RFC 3339
     */
    subscribe(
      source: string,
      listener: (update: DataUpdate) => void,
      options?: { fields?: string[]; since?: string },
    ): Subscription;
  };
  /**
   * Of this placement alone: 64 keys and 64 KiB, beyond which −32005. Keys are letters, digits, `.`, `_` and `-`, at most 64, beginning with a
   * letter or digit; any other is refused (−32602). What is asked for is done in turn. −32001 where a host keeps nothing.
   */
  readonly storage: {
    /** Null if there is nothing. */
    get(key: string): Promise<JsonValue>;
    /** Replaces what was there. */
    set(key: string, value: JsonValue): Promise<void>;
    /** Does nothing if there is nothing. */
    delete(key: string): Promise<void>;
  };
  /**
   * Asks the person, after a click of theirs in the widget, to follow a link in a new tab; whether they did. Of at most 2,048 characters, https
   * and without a password (−32602). Without a click −32001; while they are asked, and for a while after they said no, −32003.
   */
  openLink(url: string): Promise<boolean>;
  /** How the widget is shown from now on, which may be as before. */
  requestDisplayMode(mode: DisplayMode): Promise<DisplayMode>;
  /** Says something in passing, under the widget's name: at most 200 characters, once in five seconds, sooner −32003. */
  notify(message: string): Promise<void>;
  /** For the developer: shown in the preview room, and in the browser's console. At most 2,000 characters, and 20 lines a second; more is left out. */
  log(level: LogLevel, message: string): void;
  /**
   * Says to the developer's own back end who is looking. Not for storage: it ends within a minute. −32001 where nobody agreed to
   * `profile:read` (`data.scope`), or there is no token at all.
   */
  token(): Promise<SessionToken>;
  /** The room that the content needs, in CSS pixels, held within the host's bounds; more height than there is can be scrolled to. */
  resized(width: number, height: number): void;
  /** Hears that the widget goes; it has two seconds to end what it does. Nothing that it asks for by then is done (−32004): store as you go. */
  onTeardown(listener: (reason: string) => void | Promise<void>): Stop;
}

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

export interface Subscription {
  /** Kept as soon as the source is subscribed to; broken with a {@link PatchbayError} where it may not be. */
  readonly started: Promise<void>;
  stop: Stop;
}

/** Why the host refused: `code` is one of `ERRORS` of the protocol. */
export interface PatchbayError extends Error {
  readonly code: number;
  readonly data: JsonObject;
}

/** The global `patchbay` of a widget's frame. What asks the host for something waits for `ready` by itself. */
export interface Patchbay {
  /** Says that the widget runs, and learns where. Within ten seconds, else a person sees that it did not start. */
  ready(): Promise<HostContext>;
  /** Hears each change of theme, size, language or time zone. The styles are set on the document already. */
  onContext(listener: (context: HostContext) => void): Stop;
  /** What the person set for this placement, as the manifest's `widget.config_schema` describes it; empty before `ready`. */
  readonly config: JsonObject;
  onConfig(listener: (config: JsonObject) => void): Stop;
  /** Shows the person the settings of this placement, after a click of theirs in the widget. */
  openConfig(): Promise<void>;
  readonly data: {
    /**
     * Hears all that a source says, at once and with each change.
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
  /** Of this placement alone: 64 keys and 64 KiB. Keys are letters, digits, `.`, `_` and `-`, at most 64. */
  readonly storage: {
    /** Null if there is nothing. */
    get(key: string): Promise<JsonValue>;
    set(key: string, value: JsonValue): Promise<void>;
    delete(key: string): Promise<void>;
  };
  /** Asks the person, after a click of theirs, to follow an https link in a new tab; whether they did. */
  openLink(url: string): Promise<boolean>;
  /** How the widget is shown from now on, which may be as before. */
  requestDisplayMode(mode: DisplayMode): Promise<DisplayMode>;
  /** Says something in passing, under the widget's name: at most 200 characters, once in five seconds. */
  notify(message: string): Promise<void>;
  /** For the developer: shown in the preview room, and in the browser's console. */
  log(level: LogLevel, message: string): void;
  /** Says to the developer's own back end who is looking. Not for storage: it ends within a minute. */
  token(): Promise<SessionToken>;
  /** The room that the content needs, in CSS pixels; more height than there is can be scrolled to. */
  resized(width: number, height: number): void;
  /** Hears that the widget goes; it has two seconds to end what it does. Nothing that it asks for by then is done (−32004): store as you go. */
  onTeardown(listener: (reason: string) => void | Promise<void>): Stop;
}

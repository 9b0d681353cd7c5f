import { closeSync, fstatSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** One cell to write: table, partition, key, and the value, null to remove it. */
type Cell = readonly [table: string, partition: string, key: string, value: unknown];

declare const change: unique symbol;
/** A change that `Store.write` has yet to make. */
export type Change = Cell & { readonly [change]: true };

/**
 * Tables in memory over an append-only file. A write is one line, synced to disk before anything shows it, and holds all
 * of its changes or none. A line that a crash cut off at the end is dropped: nobody was told of it.
 */
export class Store {
  #tables = new Map<string, Map<string, Map<string, unknown>>>();
  #file: string;
  #descriptor: number;
  #length: number;
  #broken: Error | null = null;

  private constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    this.#file = file;
    this.#descriptor = openSync(file, "a+", 0o600);
    const whole = this.#replay(readFileSync(file));
    if (whole < fstatSync(this.#descriptor).size) ftruncateSync(this.#descriptor, whole);
    fsyncSync(this.#descriptor);
    syncFolder(file);
    this.#length = whole;
  }

  static open(file: string): Store {
    const store = new Store(file);
    if (store.#length > 1 << 20) store.#compact();
    return store;
  }

  table<T>(name: string): Table<T> {
    let partitions = this.#tables.get(name);
    if (!partitions) this.#tables.set(name, (partitions = new Map()));
    return new Table<T>(name, partitions as Map<string, Map<string, T>>);
  }

  /** Makes the changes, all or none; when this returns they are on disk. */
  write(...changes: Change[]): void {
    if (this.#broken) throw this.#broken;
    const line = Buffer.from(`${JSON.stringify(changes)}\n`);
    try {
      writeAll(this.#descriptor, line);
      fsyncSync(this.#descriptor);
    } catch (error) {
      this.#withdraw();
      throw error;
    }
    this.#length += line.length;
    this.#apply(changes);
  }

  close(): void {
    closeSync(this.#descriptor);
    this.#broken = new Error("The store is closed");
  }

  /** Takes back a line that failed half-way, so that the next one does not follow a torn one. */
  #withdraw(): void {
    try {
      ftruncateSync(this.#descriptor, this.#length);
    } catch (error) {
      this.#broken = new Error(`${this.#file} can no longer be written`, { cause: error });
    }
  }

  /** Returns how many bytes are whole lines. */
  #replay(content: Buffer): number {
    let start = 0;
    for (let end = content.indexOf(10, start); end >= 0; end = content.indexOf(10, start)) {
      try {
        this.#apply(JSON.parse(content.toString("utf8", start, end)) as Cell[]);
      } catch (error) {
        throw new Error(`${this.#file} is damaged at byte ${start}: bring back a copy of it`, { cause: error });
      }
      start = end + 1;
    }
    return start;
  }

  #apply(cells: readonly Cell[]): void {
    for (const [table, partition, key, value] of cells) this.table(table).apply(partition, key, value);
  }

  /** Leaves the newest value of each cell, in a new file that takes the old one's place in one step. */
  #compact(): void {
    const lines: string[] = [];
    for (const [table, partitions] of this.#tables) {
      for (const [partition, cells] of partitions) {
        for (const [key, value] of cells) lines.push(JSON.stringify([[table, partition, key, value]]));
      }
    }
    const next = `${this.#file}.next`;
    const descriptor = openSync(next, "w", 0o600);
    const content = Buffer.from(lines.map((line) => `${line}\n`).join(""));
    writeAll(descriptor, content);
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(next, this.#file);
    syncFolder(this.#file);
    closeSync(this.#descriptor);
    this.#descriptor = openSync(this.#file, "a+", 0o600);
    this.#length = content.length;
  }
}

/** A table whose every read and write names a partition, so that no organization's rows are met by accident. */
export class Table<T> {
  readonly #name: string;
  readonly #partitions: Map<string, Map<string, T>>;

  constructor(name: string, partitions: Map<string, Map<string, T>>) {
    this.#name = name;
    this.#partitions = partitions;
  }

  get(partition: string, key: string): T | undefined {
    return this.#partitions.get(partition)?.get(key);
  }

  /** In the order in which the keys were first written. */
  all(partition: string): T[] {
    return [...(this.#partitions.get(partition)?.values() ?? [])];
  }

  entries(partition: string): [string, T][] {
    return [...(this.#partitions.get(partition)?.entries() ?? [])];
  }

  put(partition: string, key: string, value: T): Change {
    return [this.#name, partition, key, value] as unknown as Change;
  }

  drop(partition: string, key: string): Change {
    return [this.#name, partition, key, null] as unknown as Change;
  }

  /** For the store alone. */
  apply(partition: string, key: string, value: T | null): void {
    let cells = this.#partitions.get(partition);
    if (value === null) {
      cells?.delete(key);
      if (cells?.size === 0) this.#partitions.delete(partition);
    } else {
      if (!cells) this.#partitions.set(partition, (cells = new Map()));
      cells.set(key, value);
    }
  }
}

function writeAll(descriptor: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

/** A new name is durable once its folder is. */
function syncFolder(file: string): void {
  const folder = openSync(dirname(file), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

import type { i18n } from 'i18next';
import type bundles from '../messages/en/bundles.json';
import type connected from '../messages/en/connected.json';
import type console from '../messages/en/console.json';
import type dashboard from '../messages/en/dashboard.json';
import type developer from '../messages/en/developer.json';
import type flow from '../messages/en/flow.json';
import type frame from '../messages/en/frame.json';
import type installations from '../messages/en/installations.json';
import type main from '../messages/en/main.json';
import type notices from '../messages/en/notices.json';
import type organization from '../messages/en/organization.json';
import type pipeline from '../messages/en/pipeline.json';
import type problems from '../messages/en/problems.json';
import type publishing from '../messages/en/publishing.json';
import type reference from '../messages/en/reference.json';
import type sandbox from '../messages/en/sandbox.json';
import type settings from '../messages/en/settings.json';

import type start from '../messages/en/start.json';
import type widget from '../messages/en/widget.json';

/** The words of single rooms, in files `<language>/<room>.json`: a first visit to the marketplace does with `main`. */
export interface RoomMessages {
  main: typeof main;
  bundles: typeof bundles;
  connected: typeof connected;
  console: typeof console;
  dashboard: typeof dashboard;
  developer: typeof developer;
  flow: typeof flow;
  frame: typeof frame;
  installations: typeof installations;
  organization: typeof organization;
  notices: typeof notices;
  pipeline: typeof pipeline;
  problems: typeof problems;
  publishing: typeof publishing;
  reference: typeof reference;
  sandbox: typeof sandbox;
  settings: typeof settings;
  start: typeof start;
  widget: typeof widget;
}
export type Room = keyof RoomMessages;

const files = import.meta.glob<Record<string, unknown>>('../messages/*/*.json', { import: 'default' });

let spoken: i18n | null = null;
const entered = new WeakMap<i18n, { rooms: Set<Room>; files: Map<string, Promise<void>> }>();

/** Tells in which language rooms speak from now on. */
export function speakIn(language: i18n) {
  spoken = language;
  if (!entered.has(language)) entered.set(language, { rooms: new Set(), files: new Map() });
}

/** Sees to it that the words of these rooms are there, now and in every language chosen later. */
export async function enter(...rooms: Room[]) {
  const language = spoken;
  if (!language) throw new Error('no language is spoken yet');
  for (const room of rooms) entered.get(language)?.rooms.add(room);
  await Promise.all(rooms.map((room) => add(language, room, language.language)));
}

/** Before another language is spoken: the words of every room that was entered. */
export const enterAll = (language: i18n, tag: string) =>
  Promise.all([...(entered.get(language)?.rooms ?? [])].map((room) => add(language, room, tag)));

function add(language: i18n, room: Room, tag: string): Promise<void> {
  const known = entered.get(language)?.files ?? new Map<string, Promise<void>>();
  const file = `../messages/${tag}/${room}.json`;
  const adding =
    known.get(file) ??
    (async () => {
      language.addResourceBundle(tag, 'translation', await files[file]?.(), true);
    })();
  known.set(file, adding);
  // A file that did not come is asked for again by the next who enters.
  adding.catch(() => known.delete(file));
  return adding;
}

/** Mistakes in fields as the reader can read them: by their codes where they are told in another language. */
export async function inReadersLanguage<Mistake extends { code?: string; message: string }>(
  mistakes: Mistake[],
  told: string,
): Promise<Mistake[]> {
  const language = spoken;
  if (!language || language.language === told || !mistakes.some(({ code }) => code)) return mistakes;
  await enter('problems').catch(() => {});
  return mistakes.map((each) => {
    const known = `mistakes.${each.code}`;
    return each.code && language.exists(known)
      ? { ...each, message: language.t(known as 'mistakes.needed') }
      : each;
  });
}

import type { i18n } from 'i18next';
import type installations from '../messages/en/installations.json';
import type organization from '../messages/en/organization.json';

/** The words of single rooms, in files `<language>/<room>.json`: a first visit to the marketplace does without them. */
export interface RoomMessages {
  installations: typeof installations;
  organization: typeof organization;
}
export type Room = keyof RoomMessages;

type Words = Record<string, unknown>;
const files = import.meta.glob<Words>(['../messages/*/*.json', '!../messages/*/main.json'], {
  import: 'default',
});
const fallback = 'en';

let spoken: i18n | null = null;
const entered = new WeakMap<i18n, Map<string, Promise<void>>>();

/** Tells in which language rooms speak from now on. */
export function speak(language: i18n) {
  spoken = language;
  entered.set(language, entered.get(language) ?? new Map());
}

/** Sees to it that the words of these rooms are there, in the language that is spoken and in the one behind it. */
export async function enter(...rooms: Room[]) {
  const language = spoken;
  if (!language) throw new Error('no language is spoken yet');
  await Promise.all(
    [...new Set([fallback, language.language])].flatMap((tag) =>
      rooms.map((room) => add(language, room, tag)),
    ),
  );
}

function add(language: i18n, room: Room, tag: string): Promise<void> {
  const known = entered.get(language) ?? new Map<string, Promise<void>>();
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

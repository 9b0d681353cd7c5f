import type { ManifestFault } from '@/lib/api/publishing.ts';

/** As many letters may be wrong in a name. */
const mostWrong = 4;

/** The text with the name that was probably meant in place of the one that is written; null where there is nothing to replace. */
export function mended(text: string, { line, nearest }: ManifestFault): string | null {
  if (nearest === null) return null;
  const lines = text.split('\n');
  const here = lines[line - 1] ?? '';
  const [best] = [...here.matchAll(/"((?:[^"\\]|\\.)*)"/g)]
    .map(({ 0: whole, 1: name = '', index }) => ({ whole, index, wrong: distance(name, nearest) }))
    .filter(({ wrong }) => wrong > 0 && wrong <= mostWrong)
    .sort((a, b) => a.wrong - b.wrong);
  if (!best) return null;
  const mend =
    here.slice(0, best.index) + JSON.stringify(nearest) + here.slice(best.index + best.whole.length);
  return [...lines.slice(0, line - 1), mend, ...lines.slice(line)].join('\n');
}

/** How many letters have to be put in, taken out or changed. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > mostWrong) return mostWrong + 1;
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(
        (row[j - 1] ?? 0) + 1,
        (before[j] ?? 0) + 1,
        (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    before = row;
  }
  return before[b.length] ?? 0;
}
